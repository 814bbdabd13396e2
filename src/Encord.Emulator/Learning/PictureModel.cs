namespace Encord.Emulator.Learning;

/// <summary>Says for each classification which option a picture shows.</summary>
internal sealed class PictureModel(int workingSide, IReadOnlyList<PictureModel.Head> heads) : SmallModel
{
    /// <summary>The classifier of one classification.</summary>
    public sealed record Head(string Feature, IReadOnlyList<string> Options, Classifier Classifier);

    public override IReadOnlyList<string> Features => [.. heads.Select(head => head.Feature)];

    /// <summary>The likeliest option of each classification, where it is likely enough.</summary>
    /// <exception cref="UnreadablePixelsException">The content is not a picture.</exception>
    public IReadOnlyList<ClassifiedAs> Classify(ReadOnlySpan<byte> content, double confidence)
    {
        var features = PictureFeatures.Of(PixelImage.Decode(content, workingSide));
        var answers = new List<ClassifiedAs>();
        foreach (var head in heads)
        {
            var probabilities = new float[head.Options.Count];
            head.Classifier.Probabilities(features, head.Classifier.Scratch(), probabilities);
            var best = Array.IndexOf(probabilities, probabilities.Max());
            if (probabilities[best] >= confidence)
            {
                answers.Add(new(head.Feature, head.Options[best], probabilities[best]));
            }
        }

        return answers;
    }

    protected override void Write(BinaryWriter writer)
    {
        writer.Write(workingSide);
        writer.Write(heads.Count);
        foreach (var head in heads)
        {
            writer.Write(head.Feature);
            ModelFile.Write(writer, head.Options);
            head.Classifier.Write(writer);
        }
    }

    public static PictureModel Read(BinaryReader reader)
    {
        var workingSide = reader.ReadInt32();
        var heads = new Head[reader.ReadInt32()];
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = new(reader.ReadString(), ModelFile.ReadTexts(reader), Classifier.Read(reader));
        }

        return new(workingSide, heads);
    }
}
