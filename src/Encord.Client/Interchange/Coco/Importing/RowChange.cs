using System.Runtime.CompilerServices;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Splicing;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Puts the annotations of a row's images into its label document. For one thread; used for one row after the other.</summary>
internal sealed class RowChange(
    CocoIndex index, CocoImportOptions options, IReadOnlyDictionary<long, CategoryTarget> targets, DateTimeOffset now) : IDisposable
{
    private readonly CocoAnnotationStream _stream = new(index);
    private readonly CocoAnnotation _annotation = new();
    private readonly ContentIdentity _contents = new();
    private readonly ObjectSplice _splice = new(now, options.Overwrite);

    /// <summary>The number of errors about annotations of a row that are reported one by one; of more, only the count is reported.</summary>
    private const int MostTold = 10;

    private readonly List<EncordException> _refused = [];
    private long _refusedCount;

    /// <summary>Why annotations of the row that was prepared last were left out: the document cannot hold them, which nothing but the document tells.</summary>
    public IReadOnlyList<EncordException> Refused => _refused;

    /// <summary>How many were left out for that.</summary>
    public long RefusedCount => _refusedCount;

    /// <summary>Works the change out and keeps it for <see cref="WriteTo"/>. What the document cannot hold is left out and told.</summary>
    public RowTally Prepare(RowTarget target, DocumentPlaces places, LabelFault fault)
    {
        _contents.Clear();
        _refused.Clear();
        _refusedCount = 0;
        _splice.Begin(places, fault);
        foreach (var frame in target.Images.GroupBy(image => image.Frame))
        {
            try
            {
                _splice.BeginFrame(frame.Key, target.Row.Width, target.Row.Height);
            }
            catch (EncordException noFrame)
            {
                foreach ((var image, var _) in frame)
                {
                    Refuse(noFrame, $"The {image.Annotations} annotations of the image '{image.FileName}' are left out.", image.Annotations);
                }

                continue;
            }

            foreach ((var image, var _) in frame)
            {
                _stream.Read(image, _annotation, (annotation, category, _) => TryPut(annotation, category, image));
            }

            _splice.EndFrame();
        }

        if (_refusedCount > MostTold)
        {
            _refused.Add(fault.Invalid("", $"{_refusedCount} annotations are left out; the first reasons were told."));
        }

        return _splice.End();
    }

    /// <summary>The document with the change that was prepared.</summary>
    public void WriteTo(ByteBuffer into) => _splice.WriteTo(into);

    public void Dispose()
    {
        _stream.Dispose();
        _splice.Dispose();
    }

    private void TryPut(CocoAnnotation annotation, CocoCategory category, CocoImage image)
    {
        try
        {
            Put(annotation, category, image);
        }
        catch (EncordException impossible)
        {
            var id = annotation.IdOrNull() is { } known ? $"The annotation {known}" : "An annotation";
            Refuse(impossible, $"{id} of the image '{image.FileName}' is left out.", 1);
        }
    }

    private void Refuse(EncordException reason, string what, long count)
    {
        for (long i = 0; i < count; i++)
        {
            _splice.Skip();
        }

        _refusedCount += count;
        if (_refused.Count < MostTold && count > 0)
        {
            _refused.Add(new EncordException(reason.ErrorId, reason.Message + " " + what, reason));
        }
    }

    [MethodImpl(HotPath.Compiled)]
    private void Put(CocoAnnotation annotation, CocoCategory category, CocoImage image)
    {
        if (!targets.TryGetValue(category.Id, out var target) || (options.SkipCrowd && annotation.IsCrowd)
            || AnnotationConversion.Convert(annotation, image, target, options.Conversion, out _) is not { } coordinates)
        {
            _splice.Skip();
            return;
        }

        var hash = HashOf(annotation, target.Feature.FeatureHash);
        if (!_splice.Meets(hash, coordinates, target.Template))
        {
            var answers = CarriedLabel.Answers(annotation.Carried, target.AttributeHashes) ?? (annotation.IsCrowd ? target.CrowdAnswer : null);
            _splice.Add(
                target.Feature, target.Template, hash, coordinates, CarriedLabel.Confidence(annotation.Carried), answers,
                CarriedLabel.FrameAnswers(annotation.Carried, target.AttributeHashes));
        }
    }

    /// <summary>The identifier that the export names, where it can be used; otherwise the one that follows from the ids.</summary>
    [MethodImpl(HotPath.Compiled)]
    private string HashOf(CocoAnnotation annotation, string feature)
    {
        if (annotation.ObjectHash is { } carried && _splice.TryTake(carried, feature))
        {
            return carried;
        }

        if (annotation.HasId && annotation.IdText is null && CocoIds.IsOwn(annotation.ImageId))
        {
            return ObjectHash.Of(options.Source, annotation.ImageId, annotation.Id, feature);
        }

        var image = index.Ids.Text(annotation.ImageId);
        return ObjectHash.Of(
            options.Source,
            CocoIds.IsOwn(annotation.ImageId) ? image : ObjectHash.Key(image),
            !annotation.HasId ? _contents.KeyOf(annotation, feature) : annotation.IdText is null ? annotation.IdOrNull()! : ObjectHash.Key(annotation.IdText),
            feature);
    }
}
