using System.Management.Automation;
using Encord.Client.Http;

namespace Encord.PowerShell.Engine;

/// <summary>
/// The net under every command. A failure that nobody foresaw is an error about the item that it came with, in the module's own terms, and the next item goes on:
/// it does not end the pipeline. What is the engine's own stays the engine's: it is how pipelines end.
/// </summary>
internal static class StrayFailure
{
    // Windows and Unix say in different numbers that a disk is full.
    private static readonly int[] DiskFull = [unchecked((int)0x80070070), unchecked((int)0x80070027), 28];

    /// <summary>Whether the failure is neither understood already nor one of the engine or of the process.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="isStopped">Whether the command was stopped: what ends then has not failed.</param>
    public static bool Is(Exception error, bool isStopped) =>
        error is not (EncordException or OutOfMemoryException or ThreadAbortException or RuntimeException)
        && !(isStopped && error is OperationCanceledException or ObjectDisposedException)
        && error.GetType().Assembly != typeof(PSCmdlet).Assembly;

    public static EncordException Understand(Exception error)
    {
        var said = ServerText.Clean(error.Message) ?? error.GetType().Name;
        return error switch
        {
            FileNotFoundException or DirectoryNotFoundException => new(EncordErrorId.NotFound, $"A file or folder is not there: {said}", error),
            IOException full when DiskFull.Contains(full.HResult) => new(EncordErrorId.FileNotWritten, $"A file was not written: {said}", error),
            IOException or UnauthorizedAccessException => new(EncordErrorId.InvalidArgument, $"A file cannot be used: {said}", error),
            _ => new(
                EncordErrorId.UnexpectedResponse,
                $"Something in the input or in the answer of the server is not what this command can read ({error.GetType().Name}: {said}). The other items are not affected.",
                error),
        };
    }
}
