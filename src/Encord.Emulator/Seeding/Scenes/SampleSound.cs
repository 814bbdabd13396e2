using System.Text;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>Sample recordings: a WAV file with a beep every second.</summary>
internal static class SampleSound
{
    public const int SampleRate = 16000;
    public const int BitDepth = 16;

    private const int HeaderLength = 36;
    private const int FormatLength = 16;
    private const short Pcm = 1;

    public static byte[] Write(int seconds, int number)
    {
        var samples = seconds * SampleRate;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(HeaderLength + (samples * 2));
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(FormatLength);
        writer.Write(Pcm);
        writer.Write((short)1);
        writer.Write(SampleRate);
        writer.Write(SampleRate * 2);
        writer.Write((short)2);
        writer.Write((short)BitDepth);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(samples * 2);
        var pitch = 300 + (20 * number);
        for (var i = 0; i < samples; i++)
        {
            var isBeep = i % SampleRate < SampleRate / 2;
            writer.Write((short)(isBeep ? 8000 * Math.Sin(2 * Math.PI * pitch * i / SampleRate) : 0));
        }

        writer.Flush();
        return stream.ToArray();
    }
}
