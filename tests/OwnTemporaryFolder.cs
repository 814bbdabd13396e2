using System.Runtime.CompilerServices;

/// <summary>Whatever a test process and the processes that it starts leave in the temporary folder goes when it ends.</summary>
internal static class OwnTemporaryFolder
{
    [ModuleInitializer]
    internal static void Enter()
    {
        var folder = Directory.CreateTempSubdirectory("encord-tests-");
        foreach (var name in new[] { "TMPDIR", "TMP", "TEMP" })
        {
            Environment.SetEnvironmentVariable(name, folder.FullName);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Leave(folder);
    }

    private static void Leave(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that is in use stays; the system sweeps its temporary folder.
        }
    }
}
