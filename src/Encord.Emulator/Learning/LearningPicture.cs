using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Learning;

/// <summary>A picture with what is known about it.</summary>
/// <param name="Content">The bytes of the picture file.</param>
/// <param name="Regions">The objects in it.</param>
/// <param name="Answers">For each classification (feature hash) the option (feature hash) that was chosen.</param>
internal sealed record LearningPicture(byte[] Content, IReadOnlyList<LabelledRegion> Regions, IReadOnlyDictionary<string, string> Answers);

/// <summary>One labelled object.</summary>
/// <param name="Feature">Its feature hash.</param>
/// <param name="Outline">Its polygon; null when only the box is known.</param>
/// <param name="Box">The box around it.</param>
internal sealed record LabelledRegion(string Feature, IReadOnlyList<Vertex>? Outline, FittedBox Box)
{
    public static LabelledRegion OfPolygon(string feature, IReadOnlyList<Vertex> outline) => new(feature, outline, FittedBox.Around([.. outline]));

    public static LabelledRegion OfBox(string feature, FittedBox box) => new(feature, null, box);
}
