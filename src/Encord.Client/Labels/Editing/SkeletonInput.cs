using System.Collections;
using System.Globalization;

namespace Encord.Client.Labels.Editing;

/// <summary>Understands a skeleton: a dictionary from point name to point, or a list of points with names. Points may say whether they are seen.</summary>
internal static class SkeletonInput
{
    private static readonly string[] Flags = ["invisible", "occluded", "selfOccluded", "visible"];

    public static Skeleton Read(object value)
    {
        if (value is IDictionary map)
        {
            return new Skeleton(map.Cast<DictionaryEntry>()
                .Select(entry => Vertex(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value)).ToArray());
        }

        var items = CoordinateInput.List(value) ?? throw CoordinateInput.Refuse(ObjectShape.Skeleton, "it is a dictionary from name to point");
        return new Skeleton(items.Select(item => Vertex("", item)).ToArray());
    }

    private static SkeletonVertex Vertex(string key, object? value)
    {
        switch (value)
        {
            case SkeletonVertex vertex:
                return vertex;
            case IDictionary map:
                // The wire keys points by number and names them inside.
                var name = CoordinateInput.Member(map, "name") as string ?? key;
                return new SkeletonVertex(name, CoordinateInput.ReadPoint(map, ObjectShape.Skeleton), Visibility(CoordinateInput.Member(map, "visibility") ?? Flag(map)));
            default:
                return new SkeletonVertex(key, CoordinateInput.ReadPoint(value, ObjectShape.Skeleton));
        }
    }

    /// <summary>The web editor's spelling: a flag for each; its order when several are set.</summary>
    private static string? Flag(IDictionary map) =>
        Array.Find(Flags, name => CoordinateInput.Member(map, name) is true);

    private static SkeletonVisibility? Visibility(object? value)
    {
        if (value is null or SkeletonVisibility)
        {
            return (SkeletonVisibility?)value;
        }

        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return Enum.TryParse(text, ignoreCase: true, out SkeletonVisibility visibility) && Enum.IsDefined(typeof(SkeletonVisibility), visibility) && !int.TryParse(text, out _)
            ? visibility
            : throw CoordinateInput.Refuse(ObjectShape.Skeleton, $"'{value}' is not a visibility; use Visible, Invisible, Occluded or SelfOccluded");
    }
}
