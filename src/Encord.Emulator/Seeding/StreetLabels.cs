using System.Globalization;
using System.Text.Json.Nodes;
using Encord.Emulator.Datasets;
using Encord.Emulator.Labels;
using Encord.Emulator.Seeding.Scenes;

namespace Encord.Emulator.Seeding;

/// <summary>Labels of drawn streets, from their ground truth.</summary>
internal sealed class StreetLabels
{
    private readonly JsonObject _objectAnswers = [];
    private readonly JsonObject _classificationAnswers = [];
    private readonly JsonObject _actions = [];
    private readonly DataRow _data;
    private readonly bool _isPrediction;

    private StreetLabels(DataRow data, bool isPrediction)
    {
        _data = data;
        _isPrediction = isPrediction;
    }

    /// <param name="isPrediction">Cars only, a little off, with a confidence below one.</param>
    public static LabelContent Of(DataRow data, bool isPrediction) => new StreetLabels(data, isPrediction).Build();

    private LabelContent Build()
    {
        var units = new Dictionary<string, UnitContent>(StringComparer.Ordinal);
        foreach (var unit in DataUnit.Of(_data))
        {
            if (DataUnit.HasFrames(_data.Type))
            {
                var frames = new JsonObject();
                for (var frame = 0; frame < _data.NumberOfFrames; frame++)
                {
                    frames[frame.ToString(CultureInfo.InvariantCulture)] = Frame(SampleFiles.Truth(unit.ObjectKey!, frame)!, "");
                }

                units[unit.Hash] = new UnitContent(InstanceJson.Bytes(frames), null);
            }
            else
            {
                units[unit.Hash] = new UnitContent(InstanceJson.Bytes(Frame(SampleFiles.Truth(unit.ObjectKey!)!, "")), null);
            }
        }

        return new LabelContent(
            InstanceJson.Bytes(_objectAnswers), InstanceJson.Bytes(_classificationAnswers), InstanceJson.Bytes(_actions), "{}"u8.ToArray(),
            null, units);
    }

    private JsonObject Frame(StreetScene scene, string suffix)
    {
        var objects = new JsonArray();
        for (var i = 0; i < scene.Cars.Count; i++)
        {
            AddCar(objects, scene.Cars[i], string.Create(CultureInfo.InvariantCulture, $"car {i}{suffix}"));
        }

        var classifications = new JsonArray();
        if (!_isPrediction)
        {
            AddSurroundings(objects, scene);
            AddWeather(classifications, scene.Rain);
        }

        return new JsonObject { ["objects"] = objects, ["classifications"] = classifications };
    }

    private void AddCar(JsonArray objects, SceneCar car, string name)
    {
        var hash = Hash(name);
        var shift = _isPrediction ? 0.01 : 0;
        var box = new JsonObject
        {
            ["h"] = car.Box.Height,
            ["w"] = car.Box.Width,
            ["x"] = Math.Round(Math.Min(car.Box.X + shift, 1), 4),
            ["y"] = Math.Round(Math.Min(car.Box.Y + shift, 1), 4),
        };
        objects.Add(InstanceJson.Object(
            hash, "Car", "#D33115", "bounding_box", "carbox01", "boundingBox", box, _isPrediction ? 0.8125 : 1, !_isPrediction));
        if (_objectAnswers.ContainsKey(hash))
        {
            return;
        }

        var answers = new JsonArray(InstanceJson.Choice("Colour", "carcolor", car.Colour, car.Colour switch
        {
            "Red" => "colorred",
            "Blue" => "colorblu",
            _ => "coloroth",
        }));
        if (car.Colour == "Other")
        {
            answers.Insert(0, (JsonNode)InstanceJson.Answer("Which colour", "colorwhi", "green"));
        }

        _objectAnswers[hash] = new JsonObject { ["objectHash"] = hash, ["classifications"] = answers };
        var moving = InstanceJson.Choice("Moving", "carmovin", car.Moves ? "Yes" : "No", car.Moves ? "movinyes" : "movingno");
        moving["dynamic"] = true;
        moving["range"] = new JsonArray(new JsonArray(0, DataUnit.HasFrames(_data.Type) ? _data.NumberOfFrames - 1 : 0));
        moving["shouldPropagate"] = false;
        moving["trackHash"] = Hash("moving " + name);
        if (DataUnit.HasFrames(_data.Type))
        {
            _actions[hash] = new JsonObject { ["objectHash"] = hash, ["actions"] = new JsonArray(moving) };
        }
    }

    private void AddSurroundings(JsonArray objects, StreetScene scene)
    {
        AddPoints("Road", "#E27300", "polygon", "roadpol1", scene.Road);
        AddPoints("Lane marking", "#FE9200", "polyline", "lanemark", scene.LaneMarking);
        if (scene.Lamp is { } lamp)
        {
            AddPoints("Lamp", "#FCDC00", "point", "lamppnt1", [lamp]);
        }

        if (scene.Lorry is { } lorry)
        {
            Add("Lorry", "#16406C", "rotatable_bounding_box", "lorrybox", "rotatableBoundingBox", new JsonObject
            {
                ["h"] = lorry.Box.Height,
                ["w"] = lorry.Box.Width,
                ["x"] = Math.Round(lorry.Box.X, 4),
                ["y"] = Math.Round(lorry.Box.Y, 4),
                ["theta"] = lorry.Theta,
            });
        }

        if (scene.Pedestrian is { } pedestrian)
        {
            var skeleton = InstanceJson.Points(
                ((ScenePoint[])[pedestrian.Head, pedestrian.Hip, pedestrian.Foot]).Select(point => (point.X, point.Y)));
            foreach (var (index, name, hash) in ((string, string, string)[])
                [("0", "head", "skelhead"), ("1", "hip", "skelhip1"), ("2", "foot", "skelfoot")])
            {
                var vertex = (JsonObject)skeleton[index]!;
                vertex["name"] = name;
                vertex["color"] = "#000000";
                vertex["value"] = name;
                vertex["featureHash"] = hash;
            }

            Add("Pedestrian", "#DBDF00", "skeleton", "pedskel1", "skeleton", skeleton);
        }

        if (scene.Puddle is { } puddle)
        {
            Add("Puddle", "#A4DD00", "bitmask", "puddlema", "bitmask", PuddleMask.Of(puddle));
        }

        void AddPoints(string name, string color, string shape, string feature, IReadOnlyList<ScenePoint> points) =>
            Add(name, color, shape, feature, shape, InstanceJson.Points(points.Select(point => (point.X, point.Y))));

        void Add(string name, string color, string shape, string feature, string key, JsonNode coordinates)
        {
            var hash = Hash(name);
            objects.Add(InstanceJson.Object(hash, name, color, shape, feature, key, coordinates));
            _objectAnswers[hash] = new JsonObject { ["objectHash"] = hash, ["classifications"] = new JsonArray() };
        }
    }

    private void AddWeather(JsonArray classifications, bool rain)
    {
        var hash = Hash("weather");
        classifications.Add(InstanceJson.Classification(hash, "Weather", "weather1"));
        var answers = new JsonArray();
        if (rain)
        {
            answers.Add(InstanceJson.Choice("How heavy", "rainheav", "Drizzle", "optdrizz"));
        }

        answers.Add(InstanceJson.Choice("Weather", "weatherA", rain ? "Rain" : "Sunny", rain ? "optrain1" : "optsunny"));
        _classificationAnswers[hash] = new JsonObject
        {
            ["classificationHash"] = hash,
            ["featureHash"] = "weather1",
            ["spaces"] = new JsonObject(),
            ["classifications"] = answers,
        };
    }

    /// <summary>An instance is the same one in all frames and images of a tour.</summary>
    private string Hash(string name) => InstanceJson.Hash($"{_data.Hash} {_isPrediction} {name}");
}
