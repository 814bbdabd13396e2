using System.Buffers.Binary;
using Encord.Benchmarks.Harness;
using Encord.Emulator;

namespace Encord.Benchmarks.Uploads;

/// <summary>The emulator, a folder of pictures of 100 kB each (noise as BMP, so that every file is different), and one file that is large.</summary>
internal sealed class UploadServer(EncordEmulator emulator) : IBenchmarkServer
{
    private const int Width = 182;
    private const int Height = 183;
    private const int HeaderLength = 54;

    // 182 pixels of three bytes, filled up to a multiple of four.
    private const int RowLength = 548;

    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "encord-benchmark-uploads");

    public static string LargeFile { get; } = Path.Combine(Folder, "large.txt");

    public Uri Address => emulator.BaseAddress;

    public static async Task<UploadServer> StartAsync(int files)
    {
        Directory.CreateDirectory(Folder);
        var random = new Random(1);
        for (var i = 0; i < files; i++)
        {
            await System.IO.File.WriteAllBytesAsync(File(i), Picture(random));
        }

        byte[] text = [.. Enumerable.Repeat((byte)'x', 1_000_000)];
        await using (var large = System.IO.File.Create(LargeFile))
        {
            for (var i = 0; i < 500; i++)
            {
                await large.WriteAsync(text);
            }
        }

        return new UploadServer(await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None }));
    }

    public static string File(int number) => Path.Combine(Folder, FormattableString.Invariant($"picture-{number:0000}.bmp"));

    public async ValueTask DisposeAsync()
    {
        await emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static byte[] Picture(Random random)
    {
        var bytes = new byte[HeaderLength + (RowLength * Height)];
        random.NextBytes(bytes.AsSpan(HeaderLength));
        "BM"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(10), HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), Width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), Height);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(28), 24);
        return bytes;
    }
}
