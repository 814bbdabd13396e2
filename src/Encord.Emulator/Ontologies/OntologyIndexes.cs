using System.Collections.Concurrent;
using Encord.Emulator.Hosting;

namespace Encord.Emulator.Ontologies;

/// <summary>Indexes of ontologies, made again when one was saved.</summary>
internal sealed class OntologyIndexes(OntologyStore ontologies) : IEmulatorService
{
    private readonly ConcurrentDictionary<string, (string Editor, OntologyIndex Index)> _indexes = new(StringComparer.Ordinal);

    public OntologyIndex Get(string ontologyHash)
    {
        var editor = ontologies.Find(ontologyHash)?.Editor ?? "{}";
        if (_indexes.TryGetValue(ontologyHash, out var known) && known.Editor == editor)
        {
            return known.Index;
        }

        var index = OntologyIndex.Read(editor);
        _indexes[ontologyHash] = (editor, index);
        return index;
    }
}
