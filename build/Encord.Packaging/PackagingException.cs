namespace Encord.Packaging;

/// <summary>The package cannot be made as it must be; the message says what to do.</summary>
internal sealed class PackagingException(string message) : Exception(message);
