namespace Encord.Client.Interchange.Masks;

/// <summary>The colours of VOC: the bits of a number, spread over red, green and blue from the top.</summary>
internal static class VocPalette
{
    public static (byte Red, byte Green, byte Blue) ColourOf(int index)
    {
        (var red, var green, var blue) = (0, 0, 0);
        for (var shift = 7; shift >= 0; shift--, index >>= 3)
        {
            red |= (index & 1) << shift;
            green |= ((index >> 1) & 1) << shift;
            blue |= ((index >> 2) & 1) << shift;
        }

        return ((byte)red, (byte)green, (byte)blue);
    }
}
