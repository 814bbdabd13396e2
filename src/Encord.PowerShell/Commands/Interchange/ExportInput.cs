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

    public void Take(bool isProject, ProjectReference? project, IReadOnlyList<LabelRowReference> rows)
    {
        if (isProject)
        {
            if (_project is not null && _project != project)
            {
                command.WriteFailure(
                    new EncordException(EncordErrorId.InvalidArgument, $"An export takes one project. Give {project} a path of its own, for example in ForEach-Object."), project);
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

    /// <summary>What the question says of it: the project by title and hash, or how many label rows.</summary>
    public string Describe() => _project is not null ? $"the project {command.DescribeProject(_project, _projectHash!)}"
        : _rows.Count == 1 ? "1 label row" : $"{_rows.Count} label rows";

    /// <summary>The one project that the rows are of; null for several.</summary>
    public string? OnlyProject =>
        _rows.Select(row => row.ProjectHash).Concat(_projectHash is null ? [] : [_projectHash]).Distinct(StringComparer.Ordinal).Take(2).ToArray() is { Length: 1 } one ? one[0] : null;

    /// <summary>The rows; may be asked more than once.</summary>
    public IAsyncEnumerable<LabelRow> List(LabelRowFilter filter, CancellationToken cancellationToken) =>
        RowList.Join(_rows, _projectHash is null ? null : command.Client.LabelRows.ListAsync(_projectHash, filter, cancellationToken), cancellationToken);

    /// <summary>Looks up the rows behind bare hashes, when all has come in.</summary>
    /// <returns>Whether there is anything to export.</returns>
    public bool Find()
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
        return _project is not null || _rows.Count > 0;
    }
}
