namespace Encord.Emulator.Seeding;

/// <summary>Slices of the sample scans.</summary>
internal static class SampleScan
{
    public const int Size = 128;
}
