using Encord.Emulator;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Projects;
using EmulatedDataset = Encord.Emulator.Datasets.Dataset;
using EmulatedOntology = Encord.Emulator.Ontologies.Ontology;
using EmulatedProject = Encord.Emulator.Projects.Project;
using EmulatedRole = Encord.Emulator.Projects.ProjectRole;

namespace Encord.Testing.Coco;

/// <summary>Puts projects into an emulator whose data fit COCO files that a test or a benchmark writes.</summary>
internal static class CocoProject
{
    /// <summary>Objects of every shape that COCO can hold; some can say that they are a crowd.</summary>
    public const string Ontology = """
        {"objects":[
          {"id":"1","name":"Apple","color":"#D33115","shape":"bounding_box","featureNodeHash":"appleBox","required":false,"attributes":[
            {"id":"1.1","name":"iscrowd","type":"checklist","featureNodeHash":"appCrowd","required":false,"dynamic":false,"options":[
              {"id":"1.1.1","label":"Crowd","value":"crowd","featureNodeHash":"appCrow1"}]},
            {"id":"1.2","name":"Colour","type":"radio","featureNodeHash":"appColou","required":false,"dynamic":false,"options":[
              {"id":"1.2.1","label":"Red","value":"red","featureNodeHash":"appRed01"},
              {"id":"1.2.2","label":"Green","value":"green","featureNodeHash":"appGreen"}]},
            {"id":"1.3","name":"Ripe","type":"radio","featureNodeHash":"appRipe1","required":false,"dynamic":true,"options":[
              {"id":"1.3.1","label":"Yes","value":"yes","featureNodeHash":"ripeYes1"},
              {"id":"1.3.2","label":"No","value":"no","featureNodeHash":"ripeNo01"}]}]},
          {"id":"2","name":"Pear","color":"#E27300","shape":"polygon","featureNodeHash":"pearPoly","required":false},
          {"id":"3","name":"Plum","color":"#16406C","shape":"bitmask","featureNodeHash":"plumMask","required":false},
          {"id":"4","name":"Stalk","color":"#FE9200","shape":"polyline","featureNodeHash":"stalkLin","required":false},
          {"id":"5","name":"Seed","color":"#FCDC00","shape":"point","featureNodeHash":"seedPoin","required":false},
          {"id":"6","name":"Picker","color":"#DBDF00","shape":"skeleton","featureNodeHash":"pickSkel","required":false},
          {"id":"7","name":"Crate","color":"#A4DD00","shape":"rotatable_bounding_box","featureNodeHash":"crateRot","required":false}],
         "classifications":[],
         "skeleton_templates":[{"template":{"name":"Picker","shape":"skeleton","width":0.1,"height":0.2,"skeleton":{
           "0":{"x":0.5,"y":0.4,"name":"head","color":"#000000","value":"head","featureHash":"pickHead"},
           "1":{"x":0.5,"y":0.5,"name":"hip","color":"#000000","value":"hip","featureHash":"pickHip1"},
           "2":{"x":0.5,"y":0.6,"name":"foot","color":"#000000","value":"foot","featureHash":"pickFoot"}},
           "skeletonEdges":{"0":{"1":{"color":"#000000"}}},"feature_node_hash":"pickSkel"}}]}
        """;

    private const string Time = "2024-01-01T00:00:00.000000Z";

    /// <summary>Adds the ontology.</summary>
    /// <returns>Its hash.</returns>
    public static string AddOntology(EncordEmulator emulator)
    {
        var ontologies = Of<OntologyStore>(emulator);
        var hash = Guid.NewGuid().ToString();
        ontologies.Add(new EmulatedOntology(hash, "Fruit", "", Ontology, Time, Time));
        ontologies.SetUser(hash, WellKnown.AdminEmail, OntologyRole.Admin);
        return hash;
    }

    /// <summary>Adds a dataset of images with the titles <c>bench-000000.jpg</c> and so on.</summary>
    /// <returns>Its hash.</returns>
    public static string AddImages(EncordEmulator emulator, int count, int width = 1920, int height = 1080)
    {
        var dataset = AddDataset(emulator, "Images");
        var rows = Of<DataRowStore>(emulator);
        Of<EmulatorDatabase>(emulator).Transaction(() =>
        {
            for (var i = 0; i < count; i++)
            {
                rows.Add(Row(dataset, $"bench-{i:D6}.jpg", "IMAGE", "image/jpeg") with { Width = width, Height = height });
            }
        });
        return dataset;
    }

    /// <summary>Adds a dataset with one image group of three and one video of ten frames.</summary>
    /// <returns>Its hash.</returns>
    public static string AddGroupAndVideo(EncordEmulator emulator, int width, int height)
    {
        var dataset = AddDataset(emulator, "Group and video");
        var rows = Of<DataRowStore>(emulator);
        rows.Add(Row(dataset, "walk", "IMG_GROUP", null) with
        {
            NumberOfFrames = 3,
            Width = width,
            Height = height,
            Images = [.. Enumerable.Range(0, 3).Select(i => new DataImage(Guid.NewGuid().ToString(), $"walk-{i}.png", "image/png", null, width, height, ""))],
        });
        rows.Add(Row(dataset, "drive.mp4", "VIDEO", "video/mp4") with { NumberOfFrames = 10, FramesPerSecond = 5, Duration = 2, Width = width, Height = height });
        return dataset;
    }

    /// <summary>Adds a project over the datasets.</summary>
    /// <returns>Its hash.</returns>
    public static string AddProject(EncordEmulator emulator, string title, string ontology, params string[] datasets)
    {
        var projects = Of<ProjectStore>(emulator);
        var hash = Guid.NewGuid().ToString();
        projects.Add(new EmulatedProject(hash, title, "", EmulatedProject.ManualQa, "inProgress", ontology, Time, Time));
        projects.SetUser(hash, WellKnown.AdminEmail, EmulatedRole.Admin);
        foreach (var dataset in datasets)
        {
            projects.AttachDataset(hash, dataset);
        }

        Of<EmulatorDatabase>(emulator).Transaction(() => Of<ProjectContent>(emulator).AddMissingTasks(hash));
        return hash;
    }

    private static T Of<T>(EncordEmulator emulator) => (T)emulator.Services.GetService(typeof(T))!;

    private static string AddDataset(EncordEmulator emulator, string title)
    {
        var datasets = Of<DatasetStore>(emulator);
        var hash = Guid.NewGuid().ToString();
        datasets.Add(new EmulatedDataset(hash, title, "", 0, Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), Time, Time));
        datasets.SetUser(hash, WellKnown.AdminEmail, DatasetRole.Admin);
        return hash;
    }

    private static Encord.Emulator.Datasets.DataRow Row(string dataset, string title, string type, string? fileType) => new(
        Guid.NewGuid().ToString(), dataset, title, type, fileType, FileSize: null, ObjectKey: "", NumberOfFrames: 1, FramesPerSecond: null, Duration: null,
        Width: null, Height: null, Audio: null, ClientMetadata: null, Images: [], Guid.NewGuid().ToString(), Time, Time);
}
