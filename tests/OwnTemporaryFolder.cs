using System.Runtime.CompilerServices;

/// <summary>Whatever a test process and the processes that it starts leave in the temporary folder goes when it ends.</summary>
internal static class OwnTemporaryFolder
{
    private const string Name = "encord-tests-";

    /// <summary>
    /// Runs before the program begins, and again for another test assembly that the program uses: that is too late, since a place such as that of named pipes is only asked for once.
    /// </summary>
    [ModuleInitializer]
    internal static void Enter()
    {
        if (AppContext.GetData(Name) is not null)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory(Name);
        AppContext.SetData(Name, folder.FullName);
        foreach (var variable in new[] { "TMPDIR", "TMP", "TEMP" })
        {
            Environment.SetEnvironmentVariable(variable, folder.FullName);
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
