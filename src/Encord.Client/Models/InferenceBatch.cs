namespace Encord.Client.Models;

/// <summary>Says which inputs share a request of a sensible size: files and data units never do.</summary>
internal sealed class InferenceBatch
{
    /// <summary>Inputs of one request at the most.</summary>
    public const int MostInputs = 16;

    /// <summary>Small pictures share a request; a large file has one to itself.</summary>
    private const long MostBytes = 32L * 1024 * 1024;

    private int _count;
    private long _size;
    private bool _isData;

    /// <summary>Takes account of the next input.</summary>
    /// <returns>Whether those before it have to go out without it.</returns>
    public bool IsFullFor(InferenceInput input)
    {
        var isFull = _count > 0 && (_count == MostInputs || _size + input.Size > MostBytes || _isData != input.IsData);
        (_count, _size) = isFull ? (1, input.Size) : (_count + 1, _size + input.Size);
        _isData = input.IsData;
        return isFull;
    }
}
