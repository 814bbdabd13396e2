using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Encord.Client.Tests.Uploads;

/// <summary>Writes small DICOM files after PS3.5 and PS3.10, in every transfer syntax that changes how elements are read.</summary>
internal static class DicomBytes
{
    public const string LittleImplicit = "1.2.840.10008.1.2";
    public const string LittleExplicit = "1.2.840.10008.1.2.1";
    public const string Deflated = "1.2.840.10008.1.2.1.99";
    public const string BigExplicit = "1.2.840.10008.1.2.2";
    public const string Jpeg = "1.2.840.10008.1.2.4.50";

    /// <summary>With a sequence of undefined length, which holds another, before the series.</summary>
    public static byte[] Write(string syntax, string? seriesUid, string instanceUid, bool withPreamble = true)
    {
        var dataSet = new MemoryStream();
        var form = new Form(dataSet, IsExplicit: syntax != LittleImplicit, IsBig: syntax == BigExplicit);
        form.Element(0x0008, 0x0018, "UI", Uid(instanceUid));
        form.Sequence(0x0008, 0x1115, () => form.Sequence(0x0008, 0x1199, () => form.Element(0x0008, 0x1155, "UI", Uid("1.2.77"))));
        form.Element(0x0009, 0x1010, "OB", new byte[300]);
        if (seriesUid is not null)
        {
            form.Element(0x0020, 0x000E, "UI", Uid(seriesUid));
        }

        form.Element(0x7FE0, 0x0010, "OW", new byte[64]);
        var file = new MemoryStream();
        if (withPreamble)
        {
            file.Write(new byte[128]);
            file.Write("DICM"u8);
            var meta = new Form(file, IsExplicit: true, IsBig: false);
            meta.Element(0x0002, 0x0010, "UI", Uid(syntax));
            meta.Element(0x0002, 0x0012, "UI", Uid("1.2.3.4.5"));
        }

        if (syntax == Deflated)
        {
            using var deflate = new DeflateStream(file, CompressionLevel.Fastest, leaveOpen: true);
            deflate.Write(dataSet.ToArray());
        }
        else
        {
            file.Write(dataSet.ToArray());
        }

        return file.ToArray();
    }

    private static byte[] Uid(string uid) => Encoding.ASCII.GetBytes(uid.Length % 2 == 0 ? uid : uid + "\0");

    private sealed record Form(MemoryStream Target, bool IsExplicit, bool IsBig)
    {
        public void Element(ushort group, ushort element, string vr, byte[] value)
        {
            Tag(group, element);
            Length(vr, (uint)value.Length);
            Target.Write(value);
        }

        public void Sequence(ushort group, ushort element, Action content)
        {
            Tag(group, element);
            Length("SQ", 0xFFFFFFFF);
            Delimiter(0xE000, 0xFFFFFFFF);
            content();
            Delimiter(0xE00D, 0);
            Delimiter(0xE0DD, 0);
        }

        private void Delimiter(ushort element, uint length)
        {
            Tag(0xFFFE, element);
            Long(length);
        }

        private void Tag(ushort group, ushort element)
        {
            Short(group);
            Short(element);
        }

        private void Length(string vr, uint length)
        {
            if (!IsExplicit)
            {
                Long(length);
                return;
            }

            Target.Write(Encoding.ASCII.GetBytes(vr));
            if (vr is "OB" or "OW" or "SQ")
            {
                Short(0);
                Long(length);
            }
            else
            {
                Short((ushort)length);
            }
        }

        private void Short(ushort value)
        {
            Span<byte> bytes = stackalloc byte[2];
            if (IsBig)
            {
                BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
            }

            Target.Write(bytes);
        }

        private void Long(uint value)
        {
            Span<byte> bytes = stackalloc byte[4];
            if (IsBig)
            {
                BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            }

            Target.Write(bytes);
        }
    }
}
