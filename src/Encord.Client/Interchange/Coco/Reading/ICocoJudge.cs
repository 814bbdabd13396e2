namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Whether an annotation can be used. Reading knows only the file; what annotations are to become is known elsewhere.</summary>
internal interface ICocoJudge
{
    /// <summary>All categories are known; annotations come next.</summary>
    void TakeCategories(CocoIndex index);

    /// <summary>Looks at an annotation whose image and category are known, and whose image has a size.</summary>
    CocoVerdict Judge(CocoAnnotation annotation, CocoImage image, CocoCategory category);
}

/// <summary>What is to be done with an annotation.</summary>
/// <param name="Reason">Why it is refused; null when it is not.</param>
/// <param name="Notices">What is altered.</param>
/// <param name="IsLeftOut">Nothing is made of it, and nothing is wrong.</param>
internal readonly record struct CocoVerdict(string? Reason, CocoNotices Notices = CocoNotices.None, bool IsLeftOut = false);
