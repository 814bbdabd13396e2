namespace Encord.Emulator.Learning;

/// <summary>A model of the small learner. It knows colours, textures and simple forms, and is not a neural network.</summary>
internal abstract class SmallModel
{
    private const uint Signature = 0x314D5345; // "ESM1"

    /// <summary>The feature hashes the model is for.</summary>
    public abstract IReadOnlyList<string> Features { get; }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Signature);
        writer.Write(this is ObjectModel);
        Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not those of a model.</exception>
    public static SmallModel FromBytes(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (bytes.Length < 5 || reader.ReadUInt32() != Signature)
        {
            throw new InvalidDataException("These are not the bytes of a model.");
        }

        return reader.ReadBoolean() ? ObjectModel.Read(reader) : PictureModel.Read(reader);
    }

    protected abstract void Write(BinaryWriter writer);
}
