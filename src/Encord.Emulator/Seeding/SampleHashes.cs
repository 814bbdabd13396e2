using Encord.Emulator.Seeding;

namespace Encord.Emulator;

/// <summary>Hashes of the sample content, the same in every emulator.</summary>
public static class SampleHashes
{
    /// <summary>Workflow project over images, image groups and videos, with four stages.</summary>
    public static string StreetScenesProject { get; } = SeedHash.Of("project Street scenes");

    /// <summary>Workflow project over audio and DICOM, with three stages.</summary>
    public static string WardRoundProject { get; } = SeedHash.Of("project Ward round");

    /// <summary>Manual QA project over images.</summary>
    public static string ParkingLotProject { get; } = SeedHash.Of("project Parking lot");

    public static string StreetOntology { get; } = SeedHash.Of("ontology Street objects");

    public static string WardOntology { get; } = SeedHash.Of("ontology Ward findings");

    public static string StreetPhotosDataset { get; } = SeedHash.Of("dataset Street photos");

    public static string StreetToursDataset { get; } = SeedHash.Of("dataset Street tours");

    public static string WardRecordingsDataset { get; } = SeedHash.Of("dataset Ward recordings");

    public static string WardScansDataset { get; } = SeedHash.Of("dataset Ward scans");

    public static string ParkingPhotosDataset { get; } = SeedHash.Of("dataset Parking photos");

    /// <summary>In no project.</summary>
    public static string JunctionPhotosDataset { get; } = SeedHash.Of("dataset Junction photos");

    public static string AnnotateStage { get; } = SeedHash.Of("stage Street scenes Annotate");

    public static string ReviewStage { get; } = SeedHash.Of("stage Street scenes Review");

    public static string TriageStage { get; } = SeedHash.Of("stage Street scenes Triage");

    public static string CompleteStage { get; } = SeedHash.Of("stage Street scenes Complete");

    public static string AnnotatorsGroup { get; } = SeedHash.Of("group Annotators");

    public static string ReviewersGroup { get; } = SeedHash.Of("group Reviewers");

    public static string CloudIntegration { get; } = SeedHash.Of("integration S3");

    /// <summary>Workflow template: annotate, review, complete.</summary>
    public static string ReviewTemplate { get; } = SeedHash.Of("workflow template Review");

    /// <summary>Workflow template: annotate, an agent that accepts or sends back, complete.</summary>
    public static string AgentTemplate { get; } = SeedHash.Of("workflow template Agent");

    /// <summary>Workflow template: an agent that sends to the annotators or to the end, annotate, complete.</summary>
    public static string AgentFirstTemplate { get; } = SeedHash.Of("workflow template Agent first");

    /// <summary>Workflow template: two annotators each, a reviewer who chooses, complete.</summary>
    public static string ConsensusTemplate { get; } = SeedHash.Of("workflow template Consensus");
}
