using Encord.Client.Bundles;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures.Report;

/// <summary>The pictures that were chosen, with their labels drawn on them. Their labels are read once more, for only their places were kept.</summary>
internal sealed class ReportGallery(EncordClient client, ReportOptions options, ReportFacts facts)
{
    /// <summary>Classes that stand below a picture.</summary>
    private const int NamedClasses = 12;

    private readonly List<(ExportPicture Picture, string Reason, string? Link)> _pictures = [];
    private readonly OverlayStyle _style = new LabelStyle(OverlayColour.Class);

    private long _asStored;

    public bool IsWanted => options.Gallery > 0;

    public int Count => _pictures.Count;

    /// <summary>Pictures with their image.</summary>
    public int Images => _pictures.Count(one => one.Link is not null);

    /// <summary>Rows whose labels or images could not be brought.</summary>
    public long Failed { get; private set; }

    /// <param name="failures">Gets each row whose labels or image could not be brought.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task LoadAsync(WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        var picks = facts.Picks.Choose(facts.Classes.Classes);
        if (picks.Count == 0)
        {
            return;
        }

        var classes = ClassTable.Make([.. facts.Ontology.Objects.Select(one => new ClassSource(one.FeatureHash, one.Name, one.Shape))], null, null);
        var found = new Dictionary<(string, int), ExportPicture>();
        LabelRow[] rows = [.. picks.Select(pick => pick.Picture.Row).GroupBy(row => row.DataHash, StringComparer.Ordinal).Select(same => same.First())];
        await foreach (var labels in RowDocuments.ReadAsync(client.Labels, rows, cancellationToken).ConfigureAwait(false))
        {
            await failures.OwnThread;
            try
            {
                var document = labels.Document ?? throw labels.Failure ?? new EncordException(EncordErrorId.NotFound, "The label row has no labels any more.");
                foreach (var picture in PictureReader.Read(labels.Row, document, facts.Ontology, 1, needsClassifications: true, new LeftOutCounts()))
                {
                    found[(labels.Row.DataHash, picture.Frame)] = picture;
                }
            }
            catch (EncordException failure)
            {
                Fail(labels.Row, failure, failures);
            }
        }

        using var images = new ReportImages(client, options, facts.LeftOut);
        foreach ((var pick, var reason) in picks)
        {
            if (!found.TryGetValue((pick.Row.DataHash, pick.Frame), out var picture) || !picture.HasSize)
            {
                facts.LeftOut.Add("Image", picture is null ? "its labels were gone when the gallery was made" : "the size of the picture is not known, so the gallery cannot show it");
                continue;
            }

            picture.Labels = [.. picture.Objects.Select(instance => Take(instance, picture, classes)).OfType<ExportLabel>()];
            _pictures.Add((picture, reason, options.HasImages ? await ImageOfAsync(picture, images, failures, cancellationToken).ConfigureAwait(false) : null));
        }

        _asStored = images.AsStored;
    }

    public void Write(Markup page)
    {
        if (_pictures.Count == 0)
        {
            page.Paragraph("There is no picture with labels to show.");
            return;
        }

        page.Paragraph("Rare classes, suspicious labels, the most objects, the smallest and the largest boxes, and others at random. What a model made is dashed.");
        if (_asStored > 0)
        {
            page.Paragraph($"{Markup.Many(_asStored, "image file is", "image files are")} turned for showing (EXIF orientation), and the size in the label row is the one from before. "
                + "The gallery shows the pixels as they are stored, where the labels fit. Programs that turn the image put the labels wrong.");
        }

        using (page.In("div", ("class", "grid")))
        {
            foreach ((var picture, var reason, var link) in _pictures)
            {
                using (page.In("figure"))
                {
                    new OverlayDrawing(picture, facts.Ontology, _style, isThumbnail: true).Write(page.Xml, link);
                    Caption(page, picture, reason);
                }
            }
        }
    }

    private void Caption(Markup page, ExportPicture picture, string reason)
    {
        using (page.In("figcaption"))
        {
            using (page.In("b"))
            {
                page.Words(OverlayDrawing.TitleOf(picture));
            }

            page.Text(" ");
            page.Words(reason);
            using (page.In("ul"))
            {
                var classes = picture.Labels.GroupBy(label => label.Class).OrderByDescending(one => one.Count()).ThenBy(one => one.Key.Index).ToArray();
                foreach (var one in classes.Take(NamedClasses))
                {
                    using (page.In("li"))
                    {
                        using (page.InSvg(("class", "chip"), ("viewBox", "0 0 1 1"), ("aria-hidden", "true")))
                        {
                            page.Shape("rect", ("width", "1"), ("height", "1"), ("fill", _style.ColourOf(picture, one.First(), facts.Ontology)));
                        }

                        page.Words(one.Key.Name);
                        page.Text(" \u00D7 " + Markup.Figure(one.Count()));
                    }
                }

                if (classes.Length > NamedClasses)
                {
                    page.Element("li", $"and {Markup.Many(classes.Length - NamedClasses, "more class", "more classes")}");
                }

                foreach (var one in picture.Classifications)
                {
                    using (page.In("li"))
                    {
                        page.Words(OverlayStyle.TextOf(one));
                    }
                }
            }
        }
    }

    private ExportLabel? Take(ObjectInstance instance, ExportPicture picture, ClassTable classes)
    {
        if (classes.Find(instance.FeatureHash, out var reason) is { } one && OverlayLabel.Of(instance, one, picture, out reason) is { } label)
        {
            return label;
        }

        facts.LeftOut.Add("Object", reason + ", so the gallery does not draw it");
        return null;
    }

    private void Fail(LabelRow row, EncordException failure, WorkStream<ItemFailure> failures)
    {
        Failed++;
        failures.Add(row, failure);
    }

    private async Task<string?> ImageOfAsync(ExportPicture picture, ReportImages images, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        try
        {
            return await images.LinkOfAsync(picture, cancellationToken).ConfigureAwait(false);
        }
        catch (EncordException failure)
        {
            Fail(picture.Row, failure, failures);
            facts.LeftOut.Add("ImageFile", "it could not be brought; see the error");
            return null;
        }
    }
}
