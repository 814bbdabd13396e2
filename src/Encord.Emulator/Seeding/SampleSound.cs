namespace Encord.Emulator.Seeding;

/// <summary>Sounds of the sample recordings.</summary>
internal static class SampleSound
{
    public const int SampleRate = 16000;
    public const int BitDepth = 16;
}
