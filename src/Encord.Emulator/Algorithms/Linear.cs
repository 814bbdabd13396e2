namespace Encord.Emulator.Algorithms;

/// <summary>Straight-line interpolation of numbers and angles. At share 0 and 1 the ends come back bit for bit.</summary>
internal static class Linear
{
    public static double Between(double from, double to, double share) => share switch
    {
        <= 0 => from,
        >= 1 => to,
        _ => (from * (1 - share)) + (to * share),
    };

    /// <summary>Degrees, the short way round: 350 to 10 passes 0, not 180. A half turn goes up.</summary>
    public static double BetweenAngles(double from, double to, double share)
    {
        if (share <= 0)
        {
            return from;
        }

        if (share >= 1)
        {
            return to;
        }

        var turn = Math.IEEERemainder(to - from, 360);
        if (turn == -180)
        {
            turn = 180;
        }

        var angle = from + (turn * share);

        // Labels whose angles all lie in one turn stay in it; a label that counts turns keeps counting.
        return InOneTurn(from) && InOneTurn(to) ? angle - (360 * Math.Floor(angle / 360)) : angle;
    }

    private static bool InOneTurn(double angle) => angle is >= 0 and < 360;
}
