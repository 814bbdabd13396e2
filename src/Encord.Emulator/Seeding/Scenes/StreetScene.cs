using System.Security.Cryptography;
using System.Text;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>Fractions of width and height; x and y are the top left corner.</summary>
internal readonly record struct SceneBox(double X, double Y, double Width, double Height)
{
    public bool Touches(SceneBox other) =>
        X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
}

internal readonly record struct ScenePoint(double X, double Y);

/// <param name="Colour">Red, Blue or Other (green).</param>
internal sealed record SceneCar(SceneBox Box, string Colour, bool Moves);

/// <param name="Theta">Degrees about the centre of the box.</param>
internal sealed record SceneLorry(SceneBox Box, double Theta);

internal sealed record ScenePedestrian(ScenePoint Head, ScenePoint Hip, ScenePoint Foot);

/// <summary>
/// What is on one picture of a street: the ground truth, of which <see cref="StreetPainter"/> makes pixels. Place, number and frame decide
/// everything; within a tour, frames show the same things a moment later.
/// </summary>
internal sealed record StreetScene
{
    public const int Width = 320;
    public const int Height = 240;

    /// <summary>Height of the horizon.</summary>
    public const double Horizon = 0.36;

    private const int MostCars = 4;
    private const int Attempts = 24;

    public required IReadOnlyList<SceneCar> Cars { get; init; }

    /// <summary>Corners of the road, clockwise from the left of the horizon.</summary>
    public required IReadOnlyList<ScenePoint> Road { get; init; }

    public required IReadOnlyList<ScenePoint> LaneMarking { get; init; }

    public SceneLorry? Lorry { get; init; }

    public ScenePoint? Lamp { get; init; }

    public ScenePedestrian? Pedestrian { get; init; }

    /// <summary>An ellipse that fills this box.</summary>
    public SceneBox? Puddle { get; init; }

    public bool Rain { get; init; }

    /// <summary>Seed of the texture.</summary>
    public required int Seed { get; init; }

    public static StreetScene Create(string place, int number, int frame = 0)
    {
        var seed = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{place}/{number}")), 0);
        var random = new Random(seed);
        var left = 0.02 + (0.2 * random.NextDouble());
        var right = 0.78 + (0.2 * random.NextDouble());
        var vanishing = 0.4 + (0.2 * random.NextDouble());
        var rain = random.Next(3) == 0;
        var lorry = random.Next(3) == 0
            ? new SceneLorry(new SceneBox(0.06 + (0.62 * random.NextDouble()), 0.7, 0.24, 0.13), Math.Round((random.NextDouble() * 50) - 25, 1))
            : null;
        var cars = PlaceCars(random, lorry, frame);
        var lampX = random.NextDouble() < 0.5 ? 0.05 : 0.93;
        var pedestrianX = 0.15 + (0.7 * random.NextDouble());
        return new StreetScene
        {
            Seed = unchecked((seed * 31) + frame),
            Rain = rain,
            Road =
            [
                new(vanishing - 0.06, Horizon), new(vanishing + 0.06, Horizon), new(right, 1), new(left, 1),
            ],
            LaneMarking = [new(vanishing, Horizon), new((vanishing + ((left + right) / 2)) / 2, 0.68), new((left + right) / 2, 1)],
            Cars = cars,
            Lorry = lorry,
            Lamp = random.Next(2) == 0 ? new ScenePoint(lampX, 0.16) : null,
            Pedestrian = random.Next(3) == 0
                ? new ScenePedestrian(
                    new(pedestrianX, 0.2), new(pedestrianX + 0.01, 0.28), new(pedestrianX - 0.01 + (0.02 * (frame % 2)), 0.35))
                : null,
            Puddle = rain ? new SceneBox(0.35 + (0.2 * random.NextDouble()), 0.92, 0.16, 0.06) : null,
        };
    }

    private static List<SceneCar> PlaceCars(Random random, SceneLorry? lorry, int frame)
    {
        var cars = new List<SceneCar>();
        var taken = new List<SceneBox>();
        if (lorry is not null)
        {
            // Room for the turned corners.
            taken.Add(new SceneBox(lorry.Box.X - 0.03, lorry.Box.Y - 0.07, lorry.Box.Width + 0.06, lorry.Box.Height + 0.14));
        }

        var wanted = 1 + random.Next(MostCars);
        for (var attempt = 0; attempt < Attempts && cars.Count < wanted; attempt++)
        {
            var width = 0.12 + (0.12 * random.NextDouble());
            var height = width * 0.8;
            var y = 0.4 + (random.NextDouble() * (0.58 - height));
            var x = random.NextDouble() * (1 - width);
            var colour = (string)(random.Next(5) switch { 0 or 1 => "Red", 2 or 3 => "Blue", _ => "Other" });
            var moves = random.Next(2) == 0;
            var speed = (random.NextDouble() - 0.5) * 0.012;

            // The lane of a car is its own for all frames, so that nothing overlaps later.
            var lane = moves ? new SceneBox(0, y - 0.01, 1, height + 0.02) : new SceneBox(x - 0.01, y - 0.01, width + 0.02, height + 0.02);
            if (taken.Any(lane.Touches))
            {
                continue;
            }

            taken.Add(lane);
            var at = moves ? Math.Clamp(x + (speed * frame), 0, 1 - width) : x;
            cars.Add(new SceneCar(new SceneBox(Round(at), Round(y), Round(width), Round(height)), colour, moves));
        }

        return cars;
    }

    private static double Round(double value) => Math.Round(value, 4);
}
