using System.Diagnostics.CodeAnalysis;

namespace Encord.Emulator.Seeding;

/// <summary>What a synthetic project may ask for. The message names the place, as in <c>datasets[0].data[3]</c>.</summary>
internal static class SyntheticCheck
{
    private const int MostImages = 1_000_000;
    private const int MostBoxes = 10_000;
    private const int MostFrames = 10_000;
    private const int LongestSide = 30_000;
    private const long MostPixels = 100_000_000;
    private const double FastestFilm = 1000;

    /// <exception cref="ArgumentException">A member is missing or out of range.</exception>
    public static void Check(SyntheticProject wanted)
    {
        Require(wanted.Title is not null, "title", "is missing");
        Require(wanted.Images is >= 0 and <= MostImages, "images", $"must be from 0 to {MostImages}");
        Require(wanted.Boxes is >= 0 and <= MostBoxes, "boxes", $"must be from 0 to {MostBoxes}");
        Require(wanted.Datasets is not null && wanted.Objects is not null && wanted.Stages is not null, "datasets, objects and stages", "must be lists");
        Require(wanted.Objects.Count == 0 || wanted.Ontology is null, "objects and ontology", "cannot both be given");
        for (var i = 0; i < wanted.Objects.Count; i++)
        {
            Require(wanted.Objects[i] is { Name.Length: > 0, Shape: not null, Points: not null }, $"objects[{i}]", "needs a name and a shape");
        }

        for (var i = 0; i < wanted.Stages.Count; i++)
        {
            Require(wanted.Stages[i] is { Title.Length: > 0, Type: not null, Pathways: not null }, $"stages[{i}]", "needs a title and a type");
        }

        for (var i = 0; i < wanted.Datasets.Count; i++)
        {
            Require(wanted.Datasets[i] is { Title: not null, Data: not null }, $"datasets[{i}]", "needs a title and a list of data");
            for (var j = 0; j < wanted.Datasets[i].Data.Count; j++)
            {
                CheckData(wanted.Datasets[i].Data[j], $"datasets[{i}].data[{j}]");
            }
        }
    }

    private static void CheckData(SyntheticData data, string place)
    {
        Require(data is { Title.Length: > 0, Images: not null }, place, "needs a title");
        Require(data.Frames is >= 1 and <= MostFrames, place + ".frames", $"must be from 1 to {MostFrames}");
        Require(data.FramesPerSecond is > 0 and <= FastestFilm, place + ".framesPerSecond", $"must be above 0 and at most {FastestFilm}");
        Require(
            data.Width is >= 1 and <= LongestSide && data.Height is >= 1 and <= LongestSide && (long)data.Width * data.Height <= MostPixels,
            place,
            $"has a side under 1 or over {LongestSide} pixels, or more than {MostPixels} pixels in all");
        var isGroup = data.Kind is SyntheticDataKind.ImageGroup or SyntheticDataKind.ImageSequence;
        Require(isGroup == data.Images.Count > 0, place + ".images", isGroup ? "must not be empty" : "belong to a group or a sequence");
        for (var i = 0; i < data.Images.Count; i++)
        {
            Require(data.Images[i] is { Kind: SyntheticDataKind.Image }, $"{place}.images[{i}]", "must be a picture");
            CheckData(data.Images[i], $"{place}.images[{i}]");
        }
    }

    private static void Require([DoesNotReturnIf(false)] bool isRight, string place, string problem)
    {
        if (!isRight)
        {
            throw new ArgumentException($"{place} {problem}.");
        }
    }
}
