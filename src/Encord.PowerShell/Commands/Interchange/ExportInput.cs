using Encord.Client.Interchange.Exporting;
using Encord.Client.LabelRows;
using Encord.PowerShell.Commands.Labels;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Interchange;

/// <summary>Gathers what an export is of: one project, or label rows.</summary>
internal sealed class ExportInput(EncordConnectedCommand command)
{
    private readonly List<LabelRow> _rows = [];
    private readonly List<(string Project, string Hash)> _hashes = [];
    private ProjectReference? _project;
    private string? _projectHash;

    /// <summary>Whether anything came in.</summary>
    public bool HasRows => _project is not null || _rows.Count + _hashes.Count > 0;

    public void Take(bool isProject, ProjectReference? project, IReadOnlyList<LabelRowReference> rows)
    {
        if (isProject)
        {
            if (_project is not null && _project != project)
            {
                command.WriteFailure(
                    new EncordException(EncordErrorId.InvalidArgument, $"A folder takes one project. Give {project} a folder of its own, for example in ForEach-Object."), project);
                return;
            }

            _project = project;
            _projectHash = command.Resolve(project!);
            return;
        }

        foreach (var reference in rows)
        {
            try
            {
                if (reference is { Value: null, Hash: { } hash })
                {
                    _hashes.Add((command.ProjectOf(reference, project), hash));
                }
                else
                {
                    _rows.Add(command.Find(reference, project));
                }
            }
            catch (EncordException failure)
            {
                command.WriteFailure(failure, LabelRowAccess.TargetOf(reference));
            }
        }
    }

    public string Describe() => _project is not null ? $"the project {_project}" : "the label rows";

    /// <summary>The rows; may be asked more than once.</summary>
    public IAsyncEnumerable<LabelRow> List(LabelRowFilter filter, CancellationToken cancellationToken)
    {
        if (_projectHash is not null)
        {
            return command.Client.LabelRows.ListAsync(_projectHash, filter, cancellationToken);
        }

        Find();
        return RowList.Of(_rows);
    }

    /// <summary>The rows behind bare hashes.</summary>
    private void Find()
    {
        foreach (var wanted in _hashes.GroupBy(bare => bare.Project, bare => bare.Hash, StringComparer.Ordinal))
        {
            var found = command.Await(command.Client.LabelRows.FindAsync(wanted.Key, wanted.ToArray(), command.EndToken));
            _rows.AddRange(found.Values);
            foreach (var hash in wanted.Where(hash => !found.ContainsKey(hash)))
            {
                command.WriteFailure(LabelRowClient.Absent(new LabelRowReference(hash)), hash);
            }
        }

        _hashes.Clear();
    }
}
