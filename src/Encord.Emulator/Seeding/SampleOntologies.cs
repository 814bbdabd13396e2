using Encord.Emulator.Ontologies;

namespace Encord.Emulator.Seeding;

/// <summary>Two ontologies that have every shape and kind of attribute which release 0.1.150 can read.</summary>
internal sealed class SampleOntologies(OntologyStore ontologies) : ISeeder
{
    public const string Street = """
        {
          "objects": [
            {"id": "1", "name": "Car", "color": "#D33115", "shape": "bounding_box", "featureNodeHash": "carbox01", "required": false, "attributes": [
              {"id": "1.1", "name": "Colour", "type": "radio", "featureNodeHash": "carcolor", "required": false, "dynamic": false, "options": [
                {"id": "1.1.1", "label": "Red", "value": "red", "featureNodeHash": "colorred"},
                {"id": "1.1.2", "label": "Blue", "value": "blue", "featureNodeHash": "colorblu"},
                {"id": "1.1.3", "label": "Other", "value": "other", "featureNodeHash": "coloroth", "options": [
                  {"id": "1.1.3.1", "name": "Which colour", "type": "text", "featureNodeHash": "colorwhi", "required": false, "dynamic": false}]}]},
              {"id": "1.2", "name": "Lights", "type": "checklist", "featureNodeHash": "carlight", "required": false, "dynamic": false, "options": [
                {"id": "1.2.1", "label": "Head", "value": "head", "featureNodeHash": "lighthea"},
                {"id": "1.2.2", "label": "Brake", "value": "brake", "featureNodeHash": "lightbra"}]},
              {"id": "1.3", "name": "Plate", "type": "text", "featureNodeHash": "carplate", "required": false, "dynamic": false},
              {"id": "1.4", "name": "Moving", "type": "radio", "featureNodeHash": "carmovin", "required": false, "dynamic": true, "options": [
                {"id": "1.4.1", "label": "Yes", "value": "yes", "featureNodeHash": "movinyes"},
                {"id": "1.4.2", "label": "No", "value": "no", "featureNodeHash": "movingno"}]}]},
            {"id": "2", "name": "Road", "color": "#E27300", "shape": "polygon", "featureNodeHash": "roadpol1", "required": false},
            {"id": "3", "name": "Lorry", "color": "#16406C", "shape": "rotatable_bounding_box", "featureNodeHash": "lorrybox", "required": false},
            {"id": "4", "name": "Lane marking", "color": "#FE9200", "shape": "polyline", "featureNodeHash": "lanemark", "required": false},
            {"id": "5", "name": "Lamp", "color": "#FCDC00", "shape": "point", "featureNodeHash": "lamppnt1", "required": false},
            {"id": "6", "name": "Pedestrian", "color": "#DBDF00", "shape": "skeleton", "featureNodeHash": "pedskel1", "required": false},
            {"id": "7", "name": "Puddle", "color": "#A4DD00", "shape": "bitmask", "featureNodeHash": "puddlema", "required": false}
          ],
          "classifications": [
            {"id": "1", "featureNodeHash": "weather1", "attributes": [
              {"id": "1.1", "name": "Weather", "type": "radio", "featureNodeHash": "weatherA", "required": false, "dynamic": false, "options": [
                {"id": "1.1.1", "label": "Sunny", "value": "sunny", "featureNodeHash": "optsunny"},
                {"id": "1.1.2", "label": "Rain", "value": "rain", "featureNodeHash": "optrain1", "options": [
                  {"id": "1.1.2.1", "name": "How heavy", "type": "radio", "featureNodeHash": "rainheav", "required": false, "dynamic": false, "options": [
                    {"id": "1.1.2.1.1", "label": "Drizzle", "value": "drizzle", "featureNodeHash": "optdrizz"},
                    {"id": "1.1.2.1.2", "label": "Downpour", "value": "downpour", "featureNodeHash": "optdownp"}]}]}]}]},
            {"id": "2", "featureNodeHash": "hazards1", "attributes": [
              {"id": "2.1", "name": "Hazards", "type": "checklist", "featureNodeHash": "hazardsA", "required": false, "dynamic": false, "options": [
                {"id": "2.1.1", "label": "Ice", "value": "ice", "featureNodeHash": "optice01"},
                {"id": "2.1.2", "label": "Road works", "value": "road_works", "featureNodeHash": "optroadw"}]}]},
            {"id": "3", "featureNodeHash": "remark01", "attributes": [
              {"id": "3.1", "name": "Remark", "type": "text", "featureNodeHash": "remarkA1", "required": false, "dynamic": false}]}
          ],
          "skeleton_templates": [
            {"template": {"name": "Pedestrian", "shape": "skeleton", "width": 0.1, "height": 0.2, "skeleton": {
              "0": {"x": 0.5, "y": 0.4, "name": "head", "color": "#000000", "value": "head", "featureHash": "skelhead"},
              "1": {"x": 0.5, "y": 0.5, "name": "hip", "color": "#000000", "value": "hip", "featureHash": "skelhip1"},
              "2": {"x": 0.5, "y": 0.6, "name": "foot", "color": "#000000", "value": "foot", "featureHash": "skelfoot"}},
              "skeletonEdges": {"0": {"1": {"color": "#000000"}}, "1": {"2": {"color": "#000000"}}},
              "feature_node_hash": "pedskel1"}}
          ]
        }
        """;

    private const string Ward = """
        {
          "objects": [
            {"id": "1", "name": "Nodule", "color": "#D33115", "shape": "bounding_box", "featureNodeHash": "nodulebx", "required": false},
            {"id": "2", "name": "Lesion", "color": "#E27300", "shape": "polygon", "featureNodeHash": "lesionpo", "required": false},
            {"id": "3", "name": "Vessel", "color": "#16406C", "shape": "polyline", "featureNodeHash": "vesselpl", "required": false}
          ],
          "classifications": [
            {"id": "1", "featureNodeHash": "quality1", "attributes": [
              {"id": "1.1", "name": "Quality", "type": "radio", "featureNodeHash": "qualityA", "required": true, "dynamic": false, "options": [
                {"id": "1.1.1", "label": "Good", "value": "good", "featureNodeHash": "qualgood"},
                {"id": "1.1.2", "label": "Poor", "value": "poor", "featureNodeHash": "qualpoor"}]}]},
            {"id": "2", "featureNodeHash": "transcr1", "attributes": [
              {"id": "2.1", "name": "Transcript", "type": "text", "featureNodeHash": "transcrA", "required": false, "dynamic": false}]}
          ],
          "skeleton_templates": []
        }
        """;

    public int Order => 10;

    public void Seed(SeedLevel level)
    {
        if (level >= SeedLevel.Minimal)
        {
            Add(SampleHashes.StreetOntology, "Street objects", "Everything on a street", Street);
        }

        if (level >= SeedLevel.Sample)
        {
            Add(SampleHashes.WardOntology, "Ward findings", "Scans and recordings", Ward);
        }
    }

    private void Add(string hash, string title, string description, string editor)
    {
        ontologies.Add(new Ontology(hash, title, description, editor, SampleTime.At(0), SampleTime.At(0)));
        ontologies.SetUser(hash, WellKnown.AdminEmail, OntologyRole.Admin);
        ontologies.SetUser(hash, WellKnown.TeamManagerEmail, OntologyRole.User);
    }
}
