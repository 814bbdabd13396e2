namespace Encord.Emulator.Learning;

/// <summary>Learns to find objects in two stages, as detection networks do: which pixels look like what, then which regions are objects.</summary>
internal static class ObjectLearner
{
    private const int PixelsPerClassAndPicture = 240;

    /// <param name="pictures">Pictures with their regions; pictures without one show what is background.</param>
    /// <param name="features">The feature hashes the model is for.</param>
    /// <param name="outlines">Whether the model outlines objects (polygons) or boxes them.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="NothingToLearnException">No picture has a region of the features.</exception>
    public static TrainingOutcome Train(
        IReadOnlyList<LearningPicture> pictures, IReadOnlyList<string> features, bool outlines, TrainingRecipe recipe, CancellationToken cancellation)
    {
        var classOf = features.Index().ToDictionary(entry => entry.Item, entry => entry.Index + 1, StringComparer.Ordinal);
        var lessons = pictures.Select(picture => new Lesson(
            PixelImage.Decode(picture.Content, recipe.WorkingSide),
            [.. picture.Regions.Where(region => classOf.ContainsKey(region.Feature)).Select(region => (region, classOf[region.Feature]))])).ToList();
        if (!lessons.Exists(lesson => lesson.Regions.Length > 0))
        {
            throw new NothingToLearnException("None of the label rows has a labelled object of the features of the model.");
        }

        var random = new Random(recipe.Seed);
        var training = new ClassifierTraining(recipe, random);
        var classes = features.Count + 1;
        var pixels = training.Run(PixelSamples(lessons, recipe, random), classes, ridge: 0.5f, cancellation);

        var samples = new List<Sample>();
        foreach (var (index, lesson) in lessons.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            samples.AddRange(RegionSamples(lesson, index, SceneView.Of(lesson.Image, recipe.WideView, pixels.Classifier), random));
        }

        var regions = training.Run(samples, classes, ridge: 1f, cancellation);
        return new(
            new ObjectModel(features, outlines, recipe.WorkingSide, recipe.WideView, pixels.Classifier, regions.Classifier),
            [.. pixels.Losses.Zip(regions.Losses, (pixel, region) => pixel + region)]);
    }

    private static List<Sample> PixelSamples(List<Lesson> lessons, TrainingRecipe recipe, Random random)
    {
        var samples = new List<Sample>();
        foreach (var (picture, lesson) in lessons.Index())
        {
            var features = PixelFeatures.Of(lesson.Image, recipe.WideView);
            var labels = PixelLabels.Of(lesson.Regions, lesson.Image.Width, lesson.Image.Height);
            foreach (var group in labels.Index().Where(entry => entry.Item != PixelLabels.Unsure).GroupBy(entry => entry.Item))
            {
                int[] places = [.. group.Select(entry => entry.Index)];
                random.Shuffle(places);
                samples.AddRange(places.Take(PixelsPerClassAndPicture).Select(place => new Sample(features.At(place).ToArray(), group.Key, picture)));
            }
        }

        return samples;
    }

    /// <summary>The proposals of a picture and the true boxes, also a little beside their place, with what they turned out to be.</summary>
    private static IEnumerable<Sample> RegionSamples(Lesson lesson, int picture, SceneView scene, Random random)
    {
        var truths = lesson.Regions.Select(entry => (Box: PixelBox.From(entry.Region.Box, scene.Width, scene.Height), entry.Class)).ToList();
        var candidates = new List<Region>(RegionProposals.Of(scene, windows: true));
        foreach (var (box, _) in truths)
        {
            candidates.Add(new(box, null));
            for (var i = 0; i < 3; i++)
            {
                candidates.Add(new(Jittered(box, random).Within(scene.Width, scene.Height), null));
            }
        }

        for (var i = 0; i < 6; i++)
        {
            candidates.Add(new(Anywhere(scene, random), null));
        }

        foreach (var candidate in candidates.Where(candidate => candidate.Box is { Width: > 1, Height: > 1 }))
        {
            var (overlap, number) = truths
                .Select(truth => (Overlap: truth.Box.IntersectionOverUnion(candidate.Box), truth.Class))
                .DefaultIfEmpty((0, 0))
                .Max();

            // What half covers an object is neither.
            if (overlap is >= 0.6 or < 0.45)
            {
                yield return new(RegionFeatures.Of(scene, candidate), overlap >= 0.6 ? number : 0, picture);
            }
        }
    }

    private static PixelBox Jittered(PixelBox box, Random random)
    {
        int Move(int extent) => (int)Math.Round(extent * 0.3 * ((random.NextDouble() * 2) - 1));
        return new(box.Left + Move(box.Width), box.Top + Move(box.Height), box.Right + Move(box.Width), box.Bottom + Move(box.Height));
    }

    private static PixelBox Anywhere(SceneView scene, Random random)
    {
        var (width, height) = (random.Next(4, Math.Max(5, scene.Width / 2)), random.Next(4, Math.Max(5, scene.Height / 2)));
        var (left, top) = (random.Next(Math.Max(1, scene.Width - width)), random.Next(Math.Max(1, scene.Height - height)));
        return new PixelBox(left, top, left + width, top + height).Within(scene.Width, scene.Height);
    }

    private sealed record Lesson(PixelImage Image, (LabelledRegion Region, int Class)[] Regions);
}
