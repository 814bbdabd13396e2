namespace Encord.Emulator.Seeding;

/// <summary>A drawn street.</summary>
internal static class SampleScene
{
    public const int Width = 320;
    public const int Height = 240;
}
