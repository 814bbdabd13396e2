using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Models;

[Cmdlet(VerbsCommon.Remove, "EncordModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Model))]
public sealed class RemoveEncordModelCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ModelHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference[] Model { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var model in Model)
        {
            Guard((object?)model.Value ?? model.Hash, () => Remove(model));
        }
    }

    private void Remove(ModelReference model)
    {
        var projectHash = model.Value?.ProjectHash ?? (Project is { } project
            ? Resolve(project)
            : throw new EncordException(EncordErrorId.InvalidArgument, $"The model {model.Hash} is only a hash: use -Project to name its project."));

        // Its trainings go with it, and no command brings them back.
        var asks = !Force || IsWhatIf;
        if (asks && !ShouldProcess(Describe(projectHash, model), "Delete the model, with its trainings"))
        {
            return;
        }

        Await(Client.ModelGateway.DeleteAsync(projectHash, model.Hash, EndToken));
        if (PassThru)
        {
            WriteObject(model.Value ?? new Model(projectHash, model.Hash));
        }
    }

    private string Describe(string projectHash, ModelReference model)
    {
        var title = model.Value?.Title;
        if (title is null && AsksOrPretends(ConfirmImpact.High))
        {
            title = Stream(Client.ModelGateway.ListAsync(projectHash, EndToken)).FirstOrDefault(known => known.ModelHash == model.Hash)?.Title;
        }

        return title is null ? model.Hash : $"'{title}' ({model.Hash})";
    }
}
