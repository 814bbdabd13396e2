using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Places that nothing can be written to, whoever the user is: every export says so at once, and leaves nothing anywhere.</summary>
public sealed class UnwritableFolders(SampleServer server)
{
    public static TheoryData<string> Exports => new(
        "Export-EncordYoloLabel 'Street scenes' -Path '{0}'",
        "Export-EncordYoloLabel 'Street scenes' -Path '{0}' -Task Segment",
        "Export-EncordYoloLabel 'Street scenes' -Path '{0}' -Task Obb",
        "Export-EncordYoloLabel 'Street scenes' -Path '{0}' -Task Pose",
        "Export-EncordYoloLabel 'Street scenes' -Path '{0}' -Task Classify",
        "Export-EncordVocLabel 'Street scenes' -Path '{0}'",
        "Export-EncordMask 'Street scenes' -Path '{0}'",
        "Export-EncordMask 'Street scenes' -Path '{0}' -Kind Instance",
        "Export-EncordCocoLabel 'Street scenes' -Path '{0}' -Image Copy",
        "Export-EncordCocoLabel 'Street scenes' -Path '{0}/labels.json'",
        "Export-EncordLabelTable 'Street scenes' -Path '{0}/labels.csv'",
        "Export-EncordLabelTable 'Street scenes' -Path '{0}/labels.jsonl' -Format JsonLines",
        "Export-EncordLabelTable 'Street scenes' -Path '{0}/labels.parquet' -Format Parquet",
        "Export-EncordOverlay 'Street scenes' -Path '{0}'",
        "Export-EncordOverlay 'Street scenes' -Path '{0}' -Format Html",
        "Get-EncordLabelRow 'Street scenes' -DataTitle street-0001* | Export-EncordData '{0}'");

    [Theory]
    [MemberData(nameof(Exports))]
    public void A_folder_that_cannot_be_made_is_one_error_and_leaves_nothing(string export)
    {
        var root = Directory.CreateTempSubdirectory("encord-unwritable-");
        try
        {
            // Also the superuser makes no folder below a file.
            var file = Path.Combine(root.FullName, "file");
            File.WriteAllText(file, "mine");
            using var shell = Shell.Connected(server.Address);

            var result = shell.Run(export.Replace("{0}", Path.Combine(file, "out").Replace('\\', '/'), StringComparison.Ordinal));

            var error = Assert.Single(result.Errors);
            Assert.Contains(Assert.Single(result.ErrorIds), new[] { "EncordFileNotWritten", "EncordInvalidArgument" });
            Assert.Contains("file/out", error.ToString().Replace('\\', '/'), StringComparison.Ordinal);
            Assert.Contains("cannot be written", error.ToString(), StringComparison.Ordinal);
            Assert.Equal("mine", File.ReadAllText(file));
            Assert.Equal([file], Directory.GetFileSystemEntries(root.FullName));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
