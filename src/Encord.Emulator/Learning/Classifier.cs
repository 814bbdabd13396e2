namespace Encord.Emulator.Learning;

/// <summary>A trained linear classifier over random cosine features, which lets it draw curved borders. Gives a probability for each class.</summary>
internal sealed class Classifier
{
    private readonly FeatureLift _lift;
    private readonly float[][] _weights;
    private readonly float[] _biases;

    public Classifier(FeatureLift lift, float[][] weights, float[] biases)
    {
        _lift = lift;
        _weights = weights;
        _biases = biases;
    }

    public int Classes => _biases.Length;

    /// <summary>A place to work in, so that a picture full of pixels does not make garbage.</summary>
    public float[] Scratch() => new float[_lift.LiftedLength];

    public void Probabilities(ReadOnlySpan<float> features, float[] scratch, Span<float> probabilities)
    {
        _lift.Lift(features, scratch);
        FromLifted(scratch, probabilities);
    }

    public void FromLifted(ReadOnlySpan<float> lifted, Span<float> probabilities)
    {
        var highest = float.NegativeInfinity;
        for (var c = 0; c < _biases.Length; c++)
        {
            probabilities[c] = System.Numerics.Tensors.TensorPrimitives.Dot(lifted, _weights[c]) + _biases[c];
            highest = Math.Max(highest, probabilities[c]);
        }

        var sum = 0f;
        for (var c = 0; c < _biases.Length; c++)
        {
            probabilities[c] = MathF.Exp(probabilities[c] - highest);
            sum += probabilities[c];
        }

        for (var c = 0; c < _biases.Length; c++)
        {
            probabilities[c] /= sum;
        }
    }

    public void Write(BinaryWriter writer)
    {
        _lift.Write(writer);
        writer.Write(_biases.Length);
        ModelFile.Write(writer, _biases);
        foreach (var weights in _weights)
        {
            ModelFile.Write(writer, weights);
        }
    }

    public static Classifier Read(BinaryReader reader)
    {
        var lift = FeatureLift.Read(reader);
        var classes = reader.ReadInt32();
        var biases = ModelFile.ReadFloats(reader);
        var weights = new float[classes][];
        for (var c = 0; c < classes; c++)
        {
            weights[c] = ModelFile.ReadFloats(reader);
        }

        return new(lift, weights, biases);
    }
}
