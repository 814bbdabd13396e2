using System.Management.Automation;
using Encord.Client.Tests.Support;
using Encord.Emulator;
using Encord.PowerShell.Tests.Conventions;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Completers;

public sealed class TitleCompletion(SampleServer server)
{
    private static readonly HashSet<string> TitledTypes =
    [
        "Encord.ProjectReference", "Encord.DatasetReference", "Encord.OntologyReference", "Encord.WorkflowStageReference", "Encord.UserGroupReference",
        "Encord.CloudIntegrationReference",
    ];

    private static readonly HashSet<string> KnownValues =
    [
        "Feature", "FeatureHash", "ObjectFeatureHash", "ClassificationFeatureHash", "Answer", "Attribute", "Pathway", "Assignee", "UserEmail", "Model", "TrainingHash", "Branch", "Collection", "Parent",
        "Action", "DataType", "Weights", "Group", "Shape", "Check", "Status", "Role",
    ];

    // What is new to the server, or comes only from a command before.
    private static readonly HashSet<string> NewValues = ["Add-EncordProjectUser -UserEmail", "ConvertFrom-EncordAnswer -Answer"];

    public static TheoryData<string> Names => ModuleSurface.Names;

    [Theory]
    [InlineData("Get-EncordLabelRow -Project stre", "'Street scenes'")]
    [InlineData("Get-EncordLabelRow \"Street sc", "'Street scenes'")]
    [InlineData("Get-EncordLabelRow lot", "'Parking lot'")]
    [InlineData("Get-EncordDataRow -Dataset 'Junction", "'Junction photos'")]
    [InlineData("Get-EncordOntology -Ontology Ward", "'Ward findings'")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage T", "Triage")]
    [InlineData("Get-EncordLabelRow -Project 'Street scenes' -WorkflowStage Rev", "Review")]
    [InlineData("Add-EncordProjectGroup 'Street scenes' Ann", "Annotators")]
    [InlineData("Add-EncordDataRow 'Junction photos' -ManifestPath x -CloudIntegration az", "'Azure container'")]
    [InlineData("Get-EncordProject -Title Ward", "'Ward round'")]
    [InlineData("Get-EncordLabelRow 'Street scenes' | Get-EncordObjectInstance -Feature Lo", "Lorry")]
    [InlineData("Get-EncordLabelRow -Project 'Street scenes' | Get-EncordObjectInstance Lane", "'Lane marking'")]
    [InlineData("$row | Add-EncordObjectInstance -Feature Pud", "Puddle")]
    [InlineData("Get-EncordLabelRow 'Street scenes' | Get-EncordClassificationInstance Wea", "Weather")]
    [InlineData("Get-EncordLabelRow 'Street scenes' | Initialize-EncordLabelRow -ObjectFeatureHash Road", "roadpol1")]
    [InlineData("Add-EncordOntologyAttribute -Project 'Street scenes' -Feature Lan", "'Lane marking'")]
    [InlineData("$car | Set-EncordObjectInstance -Answer 'Colour: B", "@{ 'Colour' = 'Blue' }")]
    [InlineData("Get-EncordLabelRow 'Street scenes' | Add-EncordClassificationInstance -Feature Weather -Answer Rai", "'Rain'")]
    [InlineData("Get-EncordLabelRow 'Street scenes' -Branch m", "main")]
    [InlineData("$car | Set-EncordObjectInstance -Feature Car -Answer 'Colour, ", "@{ 'Colour' = ''; 'Lights' = ''; 'Plate' = ''; 'Moving' = '' }")]
    [InlineData("Add-EncordOntologyObject -Ontology 'Street objects' -Name Tram -Shape Polygon -Attribute Check", "@{ Name = ''; Type = 'Checklist'; Options = @('') }")]
    [InlineData("Get-EncordDataRow 'Junction photos' -DataType ImageG", "ImageGroup")]
    [InlineData("Get-EncordEditorLog 'Street scenes' -After 2024-11-01 -Before 2024-12-01 -Action sub", "submit")]
    [InlineData("Get-EncordLabelLog -Project 'Street scenes' -UserEmail reviewer@", "'reviewer@emulator.encord.local'")]
    public void Offers_what_the_server_knows(string line, string expected)
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal([expected], Completed(shell, line));
    }

    [Fact]
    public void Offers_every_title_before_anything_is_typed()
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal(["'Parking lot'", "'Street scenes'", "'Ward round'"], Completed(shell, "Get-EncordLabelRow -Project "));
    }

    [Fact]
    public async Task Offers_the_hash_where_a_title_is_not_enough()
    {
        await using var own = await OwnServer.StartAsync();
        var twins = own.Run("'Twin', 'Twin' | New-EncordDataset").ThrowOnError();
        Assert.Equal(twins.Texts("DatasetHash").Order(StringComparer.Ordinal), Completed(own.Shell, "Get-EncordDataRow Twin").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Quotes_what_would_end_the_text()
    {
        await using var own = await OwnServer.StartAsync();
        own.Run("New-EncordDataset \"Anna's $(1)\"").ThrowOnError();
        Assert.Equal(["'Anna''s 1'"], Completed(own.Shell, "Get-EncordDataRow Ann"));
    }

    [Fact]
    public async Task Asks_once_for_several_tabs()
    {
        await using var own = await OwnServer.StartAsync();
        Completed(own.Shell, "Get-EncordLabelRow ");
        own.Emulator.RequestLog.Clear();
        Assert.Single(Complete(own.Shell, "Get-EncordLabelRow W"));
        Assert.Equal(0, own.Emulator.RequestLog.Count);
    }

    [Fact]
    public async Task Offers_models_and_trainings_by_title_and_gives_their_hashes()
    {
        await using var own = await OwnServer.StartAsync();
        var hash = own.Run("(New-EncordModel -Project 'Street scenes' -Title Cars -FeatureHash Car -Architecture FasterRcnn).ModelHash").ThrowOnError().Single<string>();
        Assert.Equal([hash], Completed(own.Shell, "Get-EncordModelTraining -Project 'Street scenes' -Model Ca"));
    }

    [Theory]
    [InlineData("Get-EncordLabelRow 'Street scenes' | Add-EncordCollectionItem For")]
    [InlineData("Get-EncordCollectionItem -Collection 'For a")]
    public async Task Offers_the_command_that_gets_a_collection(string line)
    {
        await using var own = await OwnServer.StartAsync();
        own.Run("New-EncordCollection 'Street scenes' 'For a test'").ThrowOnError();
        var offered = Assert.Single(Completed(own.Shell, line));
        Assert.Equal(["For a test"], own.Run($"{offered}.Name").ThrowOnError().Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Offers_no_file_where_no_file_is_meant()
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Empty(Complete(shell, "Get-EncordLabelRow 'Street scenes' | Get-EncordObjectInstance -Feature ./"));
        Assert.Empty(Complete(shell, "Get-EncordLabelRow 'Street scenes' -Branch /"));
    }

    [Fact]
    public void Is_silent_without_a_connection()
    {
        using var shell = Shell.Open();
        Assert.Empty(Complete(shell, "Get-EncordLabelRow -Project "));
    }

    [Theory]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.Malformed)]
    [InlineData(FaultKind.Delay)]
    public async Task Lets_the_prompt_go_on_when_the_server_fails_or_is_slow(FaultKind kind)
    {
        await using var own = await OwnServer.StartAsync();
        own.Emulator.Faults.Add(new Fault { Kind = kind, Count = null, DelayMilliseconds = Patience.HeldMilliseconds });

        await Patience.RunAsync(() => Assert.Empty(Complete(own.Shell, "Get-EncordLabelRow -Project ")));
    }

    /// <summary>The values of an enumeration and of a set are completed by the engine.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Is_there_for_every_parameter_whose_values_somebody_knows(string name)
    {
        foreach (var parameter in ModuleSurface.OwnParameters(ModuleSurface.Get(name)).Where(parameter => KnownValues.Contains(parameter.Name)))
        {
            var type = parameter.ParameterType.IsArray ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            Assert.True(
                (Nullable.GetUnderlyingType(type) ?? type).IsEnum || parameter.Attributes.Any(attribute => attribute is ArgumentCompleterAttribute or ValidateSetAttribute)
                    || NewValues.Contains($"{name} -{parameter.Name}"),
                $"{name} -{parameter.Name} completes nothing.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_there_for_every_parameter_that_takes_a_title(string name)
    {
        foreach (var parameter in ModuleSurface.OwnParameters(ModuleSurface.Get(name)))
        {
            var type = parameter.ParameterType.IsArray ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            if (TitledTypes.Contains(type.FullName!))
            {
                Assert.Contains(parameter.Attributes, attribute => attribute is ArgumentCompleterAttribute);
            }
        }
    }

    /// <summary>As somebody who presses Tab until something is offered: on a slow machine the list may come after the first one.</summary>
    private static string?[] Completed(Shell shell, string line)
    {
        const int MostTabs = 20;
        string?[] offered = [];
        for (var tab = 0; tab < MostTabs && offered.Length == 0; tab++)
        {
            offered = Complete(shell, line);
        }

        return offered;
    }

    private static string?[] Complete(Shell shell, string line) =>
        [.. shell.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches", ("line", line)).ThrowOnError().Texts("CompletionText")];
}
