using System.Globalization;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;

namespace Encord.Shell.Tests;

/// <summary>The options of this test module.</summary>
internal sealed class PesterOptions : PesterExtension, ICommandLineOptionsProvider
{
    public const string Name = "filter-name";
    public const string File = "filter-file";
    public const string Folder = "pester-folder";
    public const string TimeLimit = "file-time-limit";

    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
    [
        new(Name, "Runs the tests whose full name is like one of these. * and ? are wildcards.", ArgumentArity.OneOrMore, isHidden: false),
        new(File, "Runs the files whose name is like one of these, for example Runbooks*. * and ? are wildcards.", ArgumentArity.OneOrMore, isHidden: false),
        new(Folder, "The folder with the *.Tests.ps1 files. The default is tests/pester.", ArgumentArity.ExactlyOne, isHidden: false),
        new(TimeLimit, "How many seconds one file may take before it is stopped and fails. The default is 600.", ArgumentArity.ExactlyOne, isHidden: false),
    ];

    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments) => commandOption.Name switch
    {
        Folder when !Directory.Exists(arguments[0]) => ValidationResult.InvalidTask($"The folder '{arguments[0]}' was not found."),
        TimeLimit when !(int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0) =>
            ValidationResult.InvalidTask($"'{arguments[0]}' is not a number of seconds."),
        _ => ValidationResult.ValidTask,
    };

    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) => ValidationResult.ValidTask;
}
