namespace Encord.Emulator.Learning;

/// <summary>One example to learn from.</summary>
/// <param name="Features">What is seen.</param>
/// <param name="Class">What it is.</param>
/// <param name="Picture">The number of the picture it was seen in.</param>
internal sealed record Sample(float[] Features, int Class, int Picture);
