namespace Encord.Emulator.Learning;

/// <summary>Brings features to one scale and adds random cosines of them (random Fourier features), with which a linear classifier can bend.</summary>
internal sealed class FeatureLift
{
    private readonly float[] _means;
    private readonly float[] _scales;

    /// <summary>One row of directions per cosine.</summary>
    private readonly float[] _directions;
    private readonly float[] _phases;

    private FeatureLift(float[] means, float[] scales, float[] directions, float[] phases)
    {
        _means = means;
        _scales = scales;
        _directions = directions;
        _phases = phases;
    }

    public int LiftedLength => _means.Length + _phases.Length;

    /// <summary>Learns the scale from samples and draws the directions.</summary>
    public static FeatureLift Fit(IReadOnlyList<float[]> samples, int cosines, Random random)
    {
        var length = samples[0].Length;
        var (means, scales) = (new float[length], new float[length]);
        for (var f = 0; f < length; f++)
        {
            var (sum, squares) = (0.0, 0.0);
            foreach (var sample in samples)
            {
                sum += sample[f];
                squares += (double)sample[f] * sample[f];
            }

            var mean = sum / samples.Count;
            var spread = Math.Sqrt(Math.Max(0, (squares / samples.Count) - (mean * mean)));
            means[f] = (float)mean;
            scales[f] = spread > 1e-6 ? (float)(1 / spread) : 0;
        }

        var directions = new float[cosines * length];
        var width = 1 / Math.Sqrt(length);
        for (var i = 0; i < directions.Length; i++)
        {
            directions[i] = (float)(Gaussian(random) * width);
        }

        var phases = new float[cosines];
        for (var i = 0; i < cosines; i++)
        {
            phases[i] = (float)(random.NextDouble() * 2 * Math.PI);
        }

        return new(means, scales, directions, phases);
    }

    public void Lift(ReadOnlySpan<float> features, Span<float> lifted)
    {
        var length = _means.Length;
        for (var f = 0; f < length; f++)
        {
            // Far outside of what was seen in training a linear score would grow without end.
            lifted[f] = Math.Clamp((features[f] - _means[f]) * _scales[f], -6, 6);
        }

        var scaled = lifted[..length];
        for (var i = 0; i < _phases.Length; i++)
        {
            var angle = System.Numerics.Tensors.TensorPrimitives.Dot(scaled, _directions.AsSpan(i * length, length));
            lifted[length + i] = MathF.Cos(angle + _phases[i]);
        }
    }

    public float[] Lift(ReadOnlySpan<float> features)
    {
        var lifted = new float[LiftedLength];
        Lift(features, lifted);
        return lifted;
    }

    public void Write(BinaryWriter writer)
    {
        ModelFile.Write(writer, _means);
        ModelFile.Write(writer, _scales);
        ModelFile.Write(writer, _directions);
        ModelFile.Write(writer, _phases);
    }

    public static FeatureLift Read(BinaryReader reader) =>
        new(ModelFile.ReadFloats(reader), ModelFile.ReadFloats(reader), ModelFile.ReadFloats(reader), ModelFile.ReadFloats(reader));

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
