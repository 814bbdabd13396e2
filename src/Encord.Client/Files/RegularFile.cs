#if NET
using System.Runtime.InteropServices;
#endif

namespace Encord.Client.Files;

/// <summary>Tells files from devices, pipes and sockets, which look like files by their names.</summary>
internal static class RegularFile
{
#if NET
    private const int KindOfMode = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Where the runtime's own description of a file has the mode, as 32 bits after 32 bits of flags.</summary>
    private const int ModeOffset = 4;
#endif

    /// <summary>Whether there is a regular file, or nothing yet.</summary>
    public static bool MayBe(string path)
    {
#if NET
        if (OperatingSystem.IsWindows())
        {
            return !IsDevice(path);
        }

        try
        {
            var description = new byte[512];
            return Stat(path, description) != 0 || (BitConverter.ToInt32(description, ModeOffset) & KindOfMode) == Regular;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // A runtime without this function: the folder of the devices is known by its name.
            return !path.StartsWith("/dev/", StringComparison.Ordinal);
        }
#else
        return !IsDevice(path);
#endif
    }

    private static bool IsDevice(string path) => path.StartsWith(@"\\.\", StringComparison.Ordinal) || (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.Device) != 0);

#if NET
    // .NET itself tells only what a user may do with a file, not what it is; its own library for Unix does, in the same way on every system.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat", CharSet = CharSet.Ansi)]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] description);
#endif
}
