using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Learning;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Models;

/// <summary>Brings the labels and the pixels of the chosen label rows together, in the model's own names.</summary>
internal sealed class TrainingMaterial(
    LabelRowStore labelRows, LabelContentStore contents, DataRowStore data, PictureSource pictures, ProjectStore projects, OntologyStore ontologies)
    : IEmulatorService
{
    /// <summary>More pictures of one video than this say the same again.</summary>
    private const int MostFramesOfAVideo = 40;

    /// <exception cref="NothingToLearnException">No row has labels.</exception>
    /// <exception cref="UnreadablePixelsException">A row's data has no pixels that can be decoded.</exception>
    public IReadOnlyList<LearningPicture> Pictures(Training training, Architecture architecture)
    {
        var material = new List<LearningPicture>();
        foreach (var hash in training.LabelHashes)
        {
            if (labelRows.Find(hash) is not { } row || data.Find(row.DataHash) is not { } unit)
            {
                continue;
            }

            if (!contents.Load([hash]).TryGetValue(hash, out var content))
            {
                continue;
            }

            var names = training.FeaturesMapping.GetValueOrDefault(row.ProjectHash) ?? [];
            var ontology = new OntologyFeatures(ontologies.Find(projects.Find(row.ProjectHash)!.OntologyHash)!.Editor);
            var sequence = pictures.Of(unit);
            var frames = LabelledFrames.Read(content, unit).Where(frame => frame.Frame < sequence.Count).ToList();
            var step = Math.Max(1, (int)Math.Ceiling((double)frames.Count / MostFramesOfAVideo));
            material.AddRange(frames.Where((_, index) => index % step == 0)
                .Select(frame => Picture(frame, sequence, names, ontology, architecture)));
        }

        return material.Count > 0 ? material : throw new NothingToLearnException("None of the label rows has labels.");
    }

    private static LearningPicture Picture(
        LabelledFrame frame, PictureSequence sequence, Dictionary<string, List<string>> names, OntologyFeatures ontology, Architecture architecture)
    {
        var regions = frame.Regions
            .Where(region => names.ContainsKey(region.Feature) && ontology.FindObject(region.Feature)?.Shape == architecture.Shape)
            .Select(region => region with { Feature = names[region.Feature][0] });
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in frame.Options.Where(names.ContainsKey))
        {
            if (ontology.FindOption(option) is { } found)
            {
                answers[found.Choice.Name] = names[option][0];
            }
        }

        return new(sequence.Picture(frame.Frame), [.. regions], answers);
    }
}
