using System.Globalization;
using System.Text.RegularExpressions;

namespace Encord.Client.Files;

/// <summary>
/// The names that files have until they are complete. A process that is ended cannot take its half file away, so the next one that writes to the place does. A file
/// that another process writes at this moment is held by its writer and stays.
/// </summary>
internal static class HalfFiles
{
    private const string Ending = ".partial";
    private const string ScratchEnding = ".parts";

    // Nobody else gives a file such a name, so nobody else's file is taken away.
    private static readonly Regex Form = new(@"\.[0-9a-f]{8}\.encord\.partial(\.parts)?$", RegexOptions.CultureInvariant);

    /// <summary>A name beside the file, for its bytes until it is complete.</summary>
    public static string NameFor(string path) => $"{path}.{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture).Substring(0, 8)}.encord{Ending}";

    /// <summary>A name beside a half file, for parts that have to wait.</summary>
    public static string ScratchOf(string partial) => partial + ScratchEnding;

    /// <summary>Takes away what an ended process left in a folder; not what it left below it.</summary>
    public static void Sweep(string folder) => Sweep(folder, name => true);

    /// <summary>Takes away what an ended process left of one file.</summary>
    public static void SweepOf(string path)
    {
        var name = Path.GetFileName(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder))
        {
            Sweep(folder, half => half == name);
        }
    }

    private static void Sweep(string folder, Func<string, bool> isOf)
    {
        try
        {
            foreach (var path in Directory.GetFiles(folder, "*" + Ending + "*"))
            {
                var name = Path.GetFileName(path);
                if (Form.Match(name) is { Success: true } match && isOf(name.Substring(0, match.Index)))
                {
                    Remove(path);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be listed may be one that can be written to. Writing tells.
        }
    }

    private static void Remove(string path)
    {
        try
        {
            // Its writer shares it with nobody, so this fails while there is one.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody writes it, or took it away at the same time.
        }
    }
}
