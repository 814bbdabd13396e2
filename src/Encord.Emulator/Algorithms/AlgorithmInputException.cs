namespace Encord.Emulator.Algorithms;

/// <summary>What was given to an algorithm cannot be worked on; the message is meant for the caller.</summary>
internal sealed class AlgorithmInputException(string message) : Exception(message);
