using System.Globalization;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Reads the names of pictures as COCO files write them: paths, with folders that may name a data unit or a video, and numbers that name frames.</summary>
internal static class PictureName
{
    /// <summary>In one Unicode form, with forward slashes, without <c>./</c> in front.</summary>
    public static string Normal(string name)
    {
        var normal = NameForm.Of(name).Replace('\\', '/');
        while (normal.StartsWith("./", StringComparison.Ordinal))
        {
            normal = normal.Substring(2);
        }

        return normal.TrimStart('/');
    }

    /// <summary>The part after the last slash.</summary>
    public static string Base(string normal)
    {
        var slash = normal.LastIndexOf('/');
        return slash < 0 ? normal : normal.Substring(slash + 1);
    }

    /// <summary>The folders; null for none.</summary>
    public static string? Folder(string normal)
    {
        var slash = normal.LastIndexOf('/');
        return slash <= 0 ? null : normal.Substring(0, slash);
    }

    /// <summary>Without the ending of the last part.</summary>
    public static string Stem(string normal)
    {
        var dot = normal.LastIndexOf('.');
        return dot > normal.LastIndexOf('/') + 1 ? normal.Substring(0, dot) : normal;
    }

    /// <summary>Parts that look like the hash of a data unit, as in <c>videos/&lt;hash&gt;/7.jpg</c> and <c>images/&lt;hash&gt;.jpg</c>.</summary>
    public static IEnumerable<string> Hashes(string normal) =>
        normal.Length < 36 ? [] : normal.Split('/').Select(Stem).Where(part => part.Length == 36 && Guid.TryParseExact(part, "D", out _));

    /// <summary>The frame that the last part names: <c>7.jpg</c>, <c>0000007.jpg</c>, <c>frame7.jpg</c>, <c>frame_000007.png</c>; null for none.</summary>
    public static int? Frame(string normal)
    {
        var name = Stem(Base(normal));
        if (name.StartsWith("frame", StringComparison.OrdinalIgnoreCase))
        {
            name = name.Substring(5).TrimStart('_', '-', ' ');
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var frame) ? frame : null;
    }

    /// <summary>What the name is when its percent signs are read as addresses have them; null where that changes nothing.</summary>
    public static string? Decoded(string normal)
    {
        if (normal.IndexOf('%') < 0)
        {
            return null;
        }

        var decoded = Normal(Uri.UnescapeDataString(normal));
        return decoded == normal ? null : decoded;
    }
}
