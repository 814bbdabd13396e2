namespace Encord.Client.Labels.Documents;

/// <summary>
/// A tree takes ten times the memory of the bytes. A pipeline that edits thousands of rows before it saves them works on one row after the
/// other, so only the latest trees are kept open and older ones go back to bytes.
/// </summary>
internal static class OpenTrees
{
    private const int Kept = 32;

    private static readonly Queue<WeakReference<LabelDocument>> Documents = new();

    public static void Opened(LabelDocument document)
    {
        WeakReference<LabelDocument>? oldest = null;
        lock (Documents)
        {
            Documents.Enqueue(new WeakReference<LabelDocument>(document));
            if (Documents.Count > Kept)
            {
                oldest = Documents.Dequeue();
            }
        }

        if (oldest is not null && oldest.TryGetTarget(out var other) && other != document)
        {
            other.CloseTree();
        }
    }
}
