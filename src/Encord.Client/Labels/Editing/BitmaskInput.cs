using System.Collections;

namespace Encord.Client.Labels.Editing;

/// <summary>Understands a mask: width, height and run lengths in the wire's text form, or pixels as rows of truth values.</summary>
internal static class BitmaskInput
{
    public static Bitmask Read(object value)
    {
        if (value is bool[,] pixels)
        {
            return Bitmask.FromPixels(pixels.GetLength(1), pixels.GetLength(0), pixels.Cast<bool>().ToArray());
        }

        if (value is IDictionary map)
        {
            var run = CoordinateInput.Member(map, "rleString", "rle") as string
                ?? throw CoordinateInput.Refuse(ObjectShape.Bitmask, "'rleString' is missing");
            return new Bitmask(
                Size(CoordinateInput.Need(map, ObjectShape.Bitmask, "width", "w")), Size(CoordinateInput.Need(map, ObjectShape.Bitmask, "height", "h")), run);
        }

        var rows = (CoordinateInput.List(value) ?? []).Select(row => CoordinateInput.List(row) ?? []).ToArray();
        if (rows.Length == 0 || rows[0].Length == 0 || rows.Any(row => row.Length != rows[0].Length || row.Any(pixel => pixel is not bool)))
        {
            throw CoordinateInput.Refuse(ObjectShape.Bitmask, "it is @{ width = …; height = …; rleString = … }, or rows of $true and $false, all of one length");
        }

        return Bitmask.FromPixels(rows[0].Length, rows.Length, rows.SelectMany(row => row).Cast<bool>().ToArray());
    }

    private static int Size(double value) => value is > 0 and <= int.MaxValue && value == Math.Floor(value)
        ? (int)value
        : throw CoordinateInput.Refuse(ObjectShape.Bitmask, $"{value} is not a number of pixels");
}
