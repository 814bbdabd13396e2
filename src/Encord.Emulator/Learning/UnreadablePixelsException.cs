namespace Encord.Emulator.Learning;

/// <summary>Content that no pixels can be got from.</summary>
internal sealed class UnreadablePixelsException(string message) : Exception(message);
