namespace Encord.Emulator.Files;

/// <summary>
/// Makes the bytes of object keys that nobody uploaded, for example of sample data that is drawn when it is asked for. Found by scanning the
/// assembly, one instance.
/// </summary>
internal interface IObjectSource
{
    /// <returns>Null when the key is not of this source.</returns>
    public ObjectContent? Find(string objectKey);
}

/// <param name="ContentType">MIME type.</param>
/// <param name="Open">Gives a stream that can seek; called once per use.</param>
/// <param name="Tag">Another one for other bytes; null where nobody knows whether they change.</param>
internal sealed record ObjectContent(string ContentType, Func<Stream> Open, string? Tag = null);
