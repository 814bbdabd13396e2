using Encord.Client.Bundles;

namespace Encord.PowerShell.Engine;

/// <summary>What a command accepts and sends in bundles: items go in one by one, and what became of each is written on the pipeline thread.</summary>
/// <param name="command">The command that writes.</param>
/// <param name="queue">Gathers and sends.</param>
/// <param name="target">What the user gave for an item: the target of its error record.</param>
/// <param name="writeSent">Writes what went through, as many items as went out together; null where nothing is written.</param>
internal sealed class BundledInput<TKey, TItem>(
    EncordCommand command, BundleQueue<TKey, TItem> queue, Func<TItem, object?> target, Action<TKey, IReadOnlyList<TItem>>? writeSent)
    where TKey : notnull
    where TItem : notnull
{
    /// <summary>For commands that send one bundle after the other.</summary>
    public BundledInput(EncordCommand command, int size, BundleSender<TKey, TItem> sender, Func<TItem, object?> target, Action<TKey, IReadOnlyList<TItem>>? writeSent)
        : this(command, new BundleQueue<TKey, TItem>(size, 1, sender.SendAsync, command.EndToken), target, writeSent)
    {
    }

    /// <summary>Whether items are without an outcome.</summary>
    public bool HasPending => queue.HasPending;

    /// <summary>Keeps the item until its bundle goes out, and writes the outcomes that are known.</summary>
    public void Add(TItem item, TKey key)
    {
        queue.Add(item, key);
        command.Await(queue.WhenRoomAsync());
        Write();
    }

    /// <summary>Sends what has gathered, full or not.</summary>
    public void Send()
    {
        queue.Flush();
        command.Await(queue.WhenRoomAsync());
        Write();
    }

    /// <summary>Sends what has gathered and writes the rest of the outcomes.</summary>
    public void Finish()
    {
        queue.Flush();
        while (queue.HasPending)
        {
            command.Await(queue.WhenNextAsync());
            Write();
        }
    }

    private void Write()
    {
        while (queue.TryTake(out var outcome))
        {
            // First what was done: an error may end the script.
            TItem[] sent = [.. outcome.Items.Where(item => item.Failure is null).Select(item => item.Item)];
            if (sent.Length > 0)
            {
                writeSent?.Invoke(outcome.Key, sent);
            }

            foreach (var item in outcome.Items.Where(item => item.Failure is not null))
            {
                command.WriteFailure(item.Failure!, target(item.Item));
            }
        }
    }
}
