using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Puts into words what is altered or left out of annotations.</summary>
internal static class NoticeText
{
    public static CocoNotice Make(CocoNotices kind, long count, CocoProblem first) => new()
    {
        Kind = kind.ToString(),
        Count = count,
        First = first,
        Text = Sentence(kind, count, first),
    };

    private static string Sentence(CocoNotices kind, long count, CocoProblem first) => kind switch
    {
        CocoNotices.ClippedAtEdge => $"{Annotations(count)} up to one pixel beyond the edge of the picture, clipped to the edge.",
        CocoNotices.Clipped => $"{Annotations(count)} more than one pixel beyond the edge of the picture, clipped to the edge.",
        CocoNotices.RotationLeftOut => $"{Annotations(count)} with a rotation that the shape in the ontology does not have; the rotation is left out.",
        CocoNotices.RingsLeftOut => $"{Annotations(count)} with rings of fewer than three points or without area; those rings are left out.",
        CocoNotices.MembersNotRead => $"{Annotations(count)} with malformed members that the shape in the ontology does not need; they are not read. In the first, {first.Reason}",
        _ => $"{Annotations(count)} without a visible key point; nothing is made of them.",
    };

    private static string Annotations(long count) => count == 1 ? "1 annotation" : count + " annotations";
}
