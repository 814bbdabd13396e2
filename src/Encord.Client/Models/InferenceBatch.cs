namespace Encord.Client.Models;

/// <summary>Gathers inputs for one request of a sensible size: files and data units never together.</summary>
internal sealed class InferenceBatch
{
    /// <summary>Small pictures share a request; a large file has one to itself.</summary>
    private const long MostBytes = 32L * 1024 * 1024;

    private const int MostInputs = 16;

    private List<InferenceInput> _inputs = [];
    private long _size;

    public int Count => _inputs.Count;

    public bool HasRoomFor(InferenceInput input) =>
        _inputs.Count == 0 || (_inputs.Count < MostInputs && _size + input.Size <= MostBytes && _inputs[0].IsData == input.IsData);

    public void Add(InferenceInput input)
    {
        _inputs.Add(input);
        _size += input.Size;
    }

    /// <summary>What was gathered; afterwards there is nothing.</summary>
    public IReadOnlyList<InferenceInput> Take()
    {
        var taken = _inputs;
        (_inputs, _size) = ([], 0);
        return taken;
    }
}
