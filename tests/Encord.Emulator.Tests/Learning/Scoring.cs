using Encord.Emulator.Learning;

namespace Encord.Emulator.Tests.Learning;

/// <summary>Counts a detection as right when it has the right feature and overlaps a region nobody else took by half or more.</summary>
internal sealed class Scoring
{
    private int _right;
    private int _found;
    private int _there;

    public double Precision => _found == 0 ? 0 : (double)_right / _found;

    public double Recall => (double)_right / _there;

    public static Scoring Of(ObjectModel model, IEnumerable<LearningPicture> pictures, DetectionThresholds? thresholds = null)
    {
        var scoring = new Scoring();
        foreach (var picture in pictures)
        {
            var open = picture.Regions.ToList();
            scoring._there += open.Count;
            foreach (var detection in model.Detect(picture.Content, thresholds ?? new()))
            {
                scoring._found++;
                var match = open.Find(region => region.Feature == detection.Feature && region.Box.IntersectionOverUnion(detection.Box) >= 0.5);
                if (match is not null)
                {
                    open.Remove(match);
                    scoring._right++;
                }
            }
        }

        return scoring;
    }

    public override string ToString() => $"precision {Precision:0.00}, recall {Recall:0.00} ({_right} of {_there} found, {_found - _right} wrong)";
}
