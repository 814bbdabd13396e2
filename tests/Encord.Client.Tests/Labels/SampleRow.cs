using System.Text;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Tests.Labels;

/// <summary>Empty rows of each kind of data, and an ontology with everything in it.</summary>
internal static class SampleRow
{
    public static readonly DateTimeOffset Now = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public static OntologyStructure Ontology { get; } = OntologyStructureReader.Read(
        """
        {"objects":[
          {"id":"1","name":"Car","color":"#D33115","shape":"bounding_box","featureNodeHash":"car","attributes":[
            {"id":"1.1","name":"Colour","type":"radio","featureNodeHash":"colour","required":false,"options":[
              {"id":"1.1.1","label":"Red","value":"red","featureNodeHash":"red","options":[
                {"id":"1.1.1.1","name":"Shade","type":"text","featureNodeHash":"shade","required":false}]},
              {"id":"1.1.2","label":"Blue","value":"blue","featureNodeHash":"blue"}]},
            {"id":"1.2","name":"Doors","type":"numeric","featureNodeHash":"doors","required":false},
            {"id":"1.3","name":"Damage","type":"checklist","featureNodeHash":"damage","required":false,"options":[
              {"id":"1.3.1","label":"Front","value":"front","featureNodeHash":"front"},{"id":"1.3.2","label":"Back","value":"back","featureNodeHash":"back"}]},
            {"id":"1.4","name":"Moving","type":"radio","featureNodeHash":"moving","required":false,"dynamic":true,"options":[
              {"id":"1.4.1","label":"Yes","value":"yes","featureNodeHash":"yes"},{"id":"1.4.2","label":"No","value":"no","featureNodeHash":"no"}]},
            {"id":"1.5","name":"Lights","type":"checklist","featureNodeHash":"lights","required":false,"dynamic":true,"options":[
              {"id":"1.5.1","label":"Left","value":"left","featureNodeHash":"left"},{"id":"1.5.2","label":"Right","value":"right","featureNodeHash":"right"}]},
            {"id":"1.6","name":"Plate","type":"text","featureNodeHash":"plate","required":false}]},
          {"id":"2","name":"Turned","color":"#E27300","shape":"rotatable_bounding_box","featureNodeHash":"turned"},
          {"id":"3","name":"Area","color":"#E27300","shape":"polygon","featureNodeHash":"area"},
          {"id":"4","name":"Line","color":"#E27300","shape":"polyline","featureNodeHash":"line"},
          {"id":"5","name":"Spot","color":"#E27300","shape":"point","featureNodeHash":"spot"},
          {"id":"6","name":"Man","color":"#E27300","shape":"skeleton","featureNodeHash":"man"},
          {"id":"7","name":"Mask","color":"#E27300","shape":"bitmask","featureNodeHash":"mask"},
          {"id":"8","name":"Speech","color":"#E27300","shape":"audio","featureNodeHash":"speech","attributes":[
            {"id":"8.1","name":"Speaker","type":"text","featureNodeHash":"speaker","required":false}]},
          {"id":"9","name":"Box","color":"#E27300","shape":"cuboid","featureNodeHash":"box"}],
         "classifications":[
          {"id":"1","featureNodeHash":"weather","attributes":[{"id":"1.1","name":"Weather","type":"radio","featureNodeHash":"w","required":false,"options":[
            {"id":"1.1.1","label":"Rain","value":"rain","featureNodeHash":"rain","options":[
              {"id":"1.1.1.1","name":"How much","type":"numeric","featureNodeHash":"much","required":false}]},
            {"id":"1.1.2","label":"Sun","value":"sun","featureNodeHash":"sun"}]}]},
          {"id":"2","featureNodeHash":"scene","level":"global","attributes":[{"id":"2.1","name":"Scene","type":"text","featureNodeHash":"s","required":false}]}],
         "skeleton_templates":[{"template":{"name":"Man","feature_node_hash":"man","skeleton":{
            "0":{"x":0.5,"y":0.1,"name":"head","color":"#111111","value":"head","featureHash":"h"},
            "1":{"x":0.5,"y":0.9,"name":"foot","color":"#222222","value":"foot","featureHash":"f"}}}}]}
        """);

    public static LabelDocument Open(string dataType, int frames = 10, string labels = "{}", string answers = "{}", int? width = 100, int? height = 50)
    {
        var units = dataType == "img_group"
            ? string.Join(",", Enumerable.Range(0, frames).Select(i =>
                $$"""
                "u{{i}}":{"data_hash":"u{{i}}","data_title":"{{i}}.png","data_type":"image/png","data_sequence":"{{i}}","width":{{100 + i}},"height":50,"labels":{"objects":[],"classifications":[]} }
                """))
            : $$"""
              "d":{"data_hash":"d","data_title":"t","data_link":"l","data_type":"x/y","data_sequence":0,"width":{{Json(width)}},"height":{{Json(height)}},"labels":{{labels}} }
              """;
        var json =
            $$"""
            {"label_hash":"row","branch_name":"main","created_at":"2023-03-21 09:58:08","last_edited_at":"2023-03-21 11:03:52","data_hash":"d","dataset_hash":"ds",
             "dataset_title":"ds","data_title":"street.mp4","data_type":"{{dataType}}","label_status":"LABEL_IN_PROGRESS","data_units":{ {{units}} },
             "object_answers":{{answers}},"classification_answers":{},"object_actions":{} }
            """;
        return LabelDocument.Load(
            Encoding.UTF8.GetBytes(json), new LabelRowFacts { LabelHash = "row", DataTitle = "street.mp4", NumberOfFrames = frames, Width = width, Height = height });

        static string Json(int? side) => side?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";
    }

    public static OntologyObject Object(string name) => FeatureLookup.Object(Ontology, name);

    public static OntologyClassification Classification(string name) => FeatureLookup.Classification(Ontology, name);

    public static IReadOnlyList<AnswerValue> Answers(string feature, params (string Name, object? Value)[] answers) => AnswerInput.Read(
        answers.ToDictionary(pair => pair.Name, pair => pair.Value), Object(feature).Attributes, feature);

    public static string AddCar(this LabelDocument document, string frames = "0", string? hash = null, bool overwrite = false, params (string Name, object? Value)[] answers) =>
        new ObjectEditor(document, Ontology).Add(new ObjectEdit(Object("Car"), new LabelAuthor(Now))
        {
            ObjectHash = hash,
            Overwrite = overwrite,
            Frames = Frames(frames).Frames().Select(frame => new KeyValuePair<int, Coordinates>(frame, new BoundingBox(0.1, 0.2, 0.3, 0.4))).ToArray(),
            Answers = Answers("Car", answers),
        });

    public static string AddWeather(this LabelDocument document, string frames, object answer, string? hash = null, bool replace = false) =>
        new ClassificationEditor(document).Add(new ClassificationEdit(Classification("Weather"), new LabelAuthor(Now))
        {
            ClassificationHash = hash,
            Replace = replace,
            Frames = Frames(frames),
            Answers = AnswerInput.Read(answer, Classification("Weather")),
        });

    public static IReadOnlyList<ObjectInstance> Objects(this LabelDocument document) => new LabelReader(document, Ontology).Objects();

    public static IReadOnlyList<ClassificationInstance> Classifications(this LabelDocument document) => new LabelReader(document, Ontology).Classifications();

    public static FrameRangeList Frames(string text) => FrameRangeList.Union(text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim().Split('-'))
        .Select(ends => new FrameRange(int.Parse(ends[0]), int.Parse(ends[^1]))));

    /// <summary>Checks that an edit is refused with this error, naming row and place, and leaves the document as it was.</summary>
    public static void Refuses(this LabelDocument document, string errorId, string part, Action<LabelDocument> edit)
    {
        var before = Encoding.UTF8.GetString(document.ToJson());
        var changed = document.IsChanged;
        var error = Assert.Throws<EncordException>(() => edit(document));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains("'street.mp4' (row)", error.Message);
        Assert.Contains(part, error.Message);
        Assert.Equal(before, Encoding.UTF8.GetString(document.ToJson()));
        Assert.Equal(changed, document.IsChanged);
    }
}
