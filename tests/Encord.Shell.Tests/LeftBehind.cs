using System.Diagnostics;
using System.Globalization;

namespace Encord.Shell.Tests;

/// <summary>The servers that a shell started and, since it crashed, did not stop.</summary>
internal static class LeftBehind
{
    /// <summary>Stops what the file lists and still runs: a line is a process id and the time at which that process was started.</summary>
    public static void Stop(string listPath)
    {
        foreach (var line in File.Exists(listPath) ? File.ReadAllLines(listPath) : [])
        {
            var parts = line.Split(' ');
            try
            {
                using var process = Process.GetProcessById(int.Parse(parts[0], CultureInfo.InvariantCulture));
                // Another process may have the number by now. Two processes do not read quite the same time of start.
                var apart = process.StartTime.ToUniversalTime() - new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc);
                if (apart.Duration() < TimeSpan.FromSeconds(2))
                {
                    process.Kill(entireProcessTree: true);
                    process.WaitForExit(TimeSpan.FromSeconds(10));
                }
            }
            catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
            {
                // It ended by itself.
            }
        }
    }
}
