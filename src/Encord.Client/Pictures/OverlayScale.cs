using System.Globalization;

namespace Encord.Client.Pictures;

/// <summary>How thick lines and how large letters are in a picture; and how numbers are written.</summary>
/// <param name="Width">Of the picture, in pixels.</param>
/// <param name="Height">Of the picture, in pixels.</param>
/// <param name="IsThumbnail">Whether it is shown small: then lines are as thick as can be seen in a picture that is a few hundred pixels wide on the screen.</param>
internal readonly record struct OverlayScale(int Width, int Height, bool IsThumbnail = false)
{
    private int Side => Math.Min(Width, Height);

    /// <summary>The width of a line.</summary>
    public double Line => IsThumbnail ? Math.Max(Width, Height) / 180.0 : Math.Max(1, Math.Round(Side / 400.0));

    /// <summary>The size of letters: a share of the picture, yet to be read in small ones, and never more than an eighth of it.</summary>
    public double Text => Math.Min(Math.Max(10, Math.Round(Side / 45.0)), Math.Max(2, Side / 8.0));

    /// <summary>The radius of a point.</summary>
    public double Dot => Line * 2.5;

    /// <summary>Two decimals: a hundredth of a pixel is not to be seen.</summary>
    public static string Number(double value)
    {
        // Adding 0 makes a negative zero a plain one.
        return (Math.Round(value, 2) + 0).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
