namespace Encord.Emulator.Datasets;

/// <summary>The string form of a storage location.</summary>
internal static class DatasetTypes
{
    private static readonly string[] Names = ["CORD_STORAGE", "AWS_S3", "GCP_STR", "AZURE_STR", "S3_COMPATIBLE_STR"];

    public static string Name(int storageLocation) => Names[storageLocation];
}
