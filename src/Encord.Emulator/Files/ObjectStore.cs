using Encord.Emulator.Hosting;

namespace Encord.Emulator.Files;

/// <summary>The bytes behind an object key, wherever they come from.</summary>
internal sealed class ObjectStore(FileStore files, UploadStore uploads, IEnumerable<IObjectSource> sources) : IEmulatorService
{
    /// <returns>Null when there is no such object, or it was never uploaded.</returns>
    public ObjectContent? Find(string objectKey)
    {
        if (files.Exists(objectKey))
        {
            return new ObjectContent(uploads.Find(objectKey)?.ContentType ?? "application/octet-stream", () => files.Open(objectKey), files.Tag(objectKey));
        }

        return sources.Select(source => source.Find(objectKey)).FirstOrDefault(content => content is not null);
    }
}
