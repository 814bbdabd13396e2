using Encord.Client.Models;

namespace Encord.PowerShell.Commands.Models;

/// <summary>
/// Sends inputs in batches, several at once, and gives the answers in the order of the inputs. Never more is read ahead than what is on its
/// way.
/// </summary>
internal sealed class InferenceQueue(
    int throttleLimit, Func<IReadOnlyList<InferenceInput>, Task<string>> send, Func<Task<string>, string> await, Action<IReadOnlyList<InferenceInput>, string> write,
    Action<InferenceInput, EncordException> fail)
{
    /// <summary>What one input of a batch can be to blame for; the others are then tried without it.</summary>
    private static readonly HashSet<string> FaultsOfAnInput =
    [
        EncordErrorId.FileTypeNotSupported,
        EncordErrorId.FileSizeNotSupported,
        EncordErrorId.DetectionRangeInvalid,
        EncordErrorId.InvalidArgument,
        EncordErrorId.NotFound,
        EncordErrorId.PayloadTooLarge,
        EncordErrorId.UnexpectedResponse,
    ];

    private readonly Queue<(IReadOnlyList<InferenceInput> Batch, Task<string> Answer)> _sent = new();
    private readonly InferenceBatch _gathering = new();

    public void Add(InferenceInput input)
    {
        if (!_gathering.HasRoomFor(input))
        {
            Send(_gathering.Take());
        }

        _gathering.Add(input);
    }

    /// <summary>Sends what is gathered and waits for everything.</summary>
    public void Finish()
    {
        if (_gathering.Count > 0)
        {
            Send(_gathering.Take());
        }

        while (_sent.Count > 0)
        {
            Receive();
        }
    }

    private void Send(IReadOnlyList<InferenceInput> batch)
    {
        while (_sent.Count >= throttleLimit)
        {
            Receive();
        }

        _sent.Enqueue((batch, send(batch)));
    }

    private void Receive()
    {
        var (batch, answer) = _sent.Dequeue();
        try
        {
            write(batch, await(answer));
        }
        catch (EncordException failure) when (batch.Count > 1 && FaultsOfAnInput.Contains(failure.ErrorId))
        {
            foreach (var input in batch)
            {
                Retry(input);
            }
        }
        catch (EncordException failure)
        {
            foreach (var input in batch)
            {
                fail(input, failure);
            }
        }
    }

    private void Retry(InferenceInput input)
    {
        try
        {
            write([input], await(send([input])));
        }
        catch (EncordException failure)
        {
            fail(input, failure);
        }
    }
}
