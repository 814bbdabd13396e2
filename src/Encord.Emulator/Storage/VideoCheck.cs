using Encord.Emulator.Files;
using Encord.Emulator.Hosting;
using Encord.Emulator.Media;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Storage;

/// <summary>Only videos whose bytes can be read are re-encoded.</summary>
internal sealed class VideoCheck(ObjectStore objects) : IEmulatorService
{
    /// <param name="objectKey">Or the address in a user's own cloud.</param>
    public void Require(bool isVideo, string title, string? objectKey)
    {
        if (!isVideo)
        {
            throw WireError.InvalidArguments($"'{title}' is not a video.");
        }

        if (objectKey is null || objects.Find(objectKey) is not { } content)
        {
            throw WireError.InvalidArguments($"The emulator does not have the bytes of '{title}'.");
        }

        try
        {
            using var stream = content.Open();
            MediaInspector.Inspect("video", title, stream);
        }
        catch (UnreadableMediaException error)
        {
            throw WireError.InvalidArguments(error.Message);
        }
    }
}
