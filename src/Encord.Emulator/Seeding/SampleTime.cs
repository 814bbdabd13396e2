using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Seeding;

/// <summary>Sample content is from November 2024 whatever the clock says, so that filters by date have the same answers everywhere.</summary>
internal static class SampleTime
{
    private static readonly DateTimeOffset Start = new(2024, 11, 22, 10, 0, 0, TimeSpan.Zero);

    /// <param name="minute">Minutes after 2024-11-22 10:00 UTC.</param>
    public static string At(int minute) => WireTime.Store(Start.AddMinutes(minute).AddMicroseconds(123456));
}
