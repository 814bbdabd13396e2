using System.Globalization;

namespace Encord.Client.Tests.Support;

/// <summary>How many damaged inputs a test takes: few in every run, and <c>ENCORD_FUZZ_TIMES</c> times as many when somebody has the time.</summary>
internal static class FuzzRounds
{
    private static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("ENCORD_FUZZ_TIMES"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Max(1, times) : 1;

    public static int Of(int usual) => usual * Times;
}
