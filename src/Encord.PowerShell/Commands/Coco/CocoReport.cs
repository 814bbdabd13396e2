using Encord.Client.Interchange.Coco.Importing;

namespace Encord.PowerShell.Commands.Coco;

/// <summary>Says what of a COCO file will not be imported, before anything is saved.</summary>
internal static class CocoReport
{
    private const int ShownImages = 20;

    /// <summary>What did not match and has annotations, what is altered, and crowds that the ontology cannot hold.</summary>
    public static IEnumerable<string> Warnings(CocoImportPlan plan, bool skipCrowd, bool hasMaps)
    {
        var categories = plan.UnmatchedCategories.Where(category => category.Annotations > 0).ToArray();
        var images = plan.UnmatchedImages.Where(image => image.Annotations > 0).ToArray();
        foreach (var category in categories)
        {
            yield return category.ToString();
        }

        foreach (var image in images.Take(ShownImages))
        {
            yield return image.ToString();
        }

        if (images.Length > ShownImages)
        {
            yield return $"{images.Length - ShownImages} more images did not match; the UnmatchedImages of the result list them all.";
        }

        if (!hasMaps && categories.Length + images.Length > 0)
        {
            yield return "Where names differ, use -CategoryMap and -ImageMap.";
        }

        if (plan.ImagesOfOtherSize > 0)
        {
            yield return $"{plan.ImagesOfOtherSize} of {plan.Images} images have another size in the file than in the project. Their coordinates are scaled; check that these are the same pictures.";
        }

        foreach (var notice in plan.Notices)
        {
            yield return $"'{plan.Path}': {notice}";
        }

        foreach (var kind in plan.Classes.Where(kind => kind.Crowds > 0 && kind.CrowdAttribute is null && !skipCrowd))
        {
            yield return $"{kind.Crowds} annotations of '{kind.CategoryName}' are marked as crowds (iscrowd). '{kind.FeatureName}' has no attribute 'iscrowd' to keep the mark in, "
                + "so they become ordinary objects; -SkipCrowd leaves them out.";
        }
    }

    /// <summary>What is wrong in the file, and how much more there is.</summary>
    public static IEnumerable<(string Message, object Target)> Problems(CocoImportPlan plan)
    {
        foreach (var problem in plan.Problems)
        {
            yield return ($"'{plan.Path}', {problem}", problem);
        }

        if (plan.ProblemCount > plan.Problems.Count)
        {
            yield return ($"'{plan.Path}': {plan.ProblemCount - plan.Problems.Count} more errors were found.", plan.Path);
        }
    }

    /// <summary>Objects that the project has in another form than the file; null for none.</summary>
    public static string? Differences(CocoImportResult result) => result.Different == 0 ? null
        : $"{result.Different} {(result.Different == 1 ? "object of the project differs" : "objects of the project differ")} from the file '{result.Path}', which has the same ids. "
        + "What is in the project stays as it is. If the file is right, import it with -Overwrite; if it has other objects, give it a name of its own with -Source.";

    /// <summary>What to do about a file that was refused; each way is named once.</summary>
    public static string Refusal(CocoImportPlan plan)
    {
        string[] ways =
        [
            "Correct the file",
            .. plan.Problems.Any(problem => problem.Reason.Contains(ConversionOptions.Leaves)) ? ["use -Clip to cut what leaves its picture"] : Array.Empty<string>(),
            .. plan.Problems.Any(problem => problem.Reason.Contains(ImageMatcher.SamePicture) || problem.Reason.Contains(ImageMatcher.NoFrame)) ? ["use -ImageMap to say which picture an image is"] : Array.Empty<string>(),
            "use -SkipInvalid to import its valid annotations",
        ];
        return $"Nothing of '{plan.Path}' was saved. {string.Join(", ", ways.Take(ways.Length - 1))}, or {ways[ways.Length - 1]}.";
    }

    /// <param name="plan">What would be done.</param>
    /// <param name="labels">What is imported, in the plural.</param>
    public static string Action(CocoImportPlan plan, string labels = "objects") =>
        (plan.Objects == 0 ? $"Import no {labels}" : $"Import {plan.Objects} {labels} on {plan.Images} images ({string.Join(", ", plan.Classes.Where(kind => kind.Objects > 0))})")
        + $"; create {plan.RowsToCreate} label rows, load {plan.RowsToLoad}"
        + (plan.RowsDone > 0 ? $", pass by {plan.RowsDone} that are done" : "")
        + (plan.UnmatchedCategories.Count > 0 ? $"; {plan.UnmatchedCategories.Count} categories do not match" : "")
        + (plan.UnmatchedImages.Count > 0 ? $"; {plan.UnmatchedImages.Count} images do not match" : "");
}
