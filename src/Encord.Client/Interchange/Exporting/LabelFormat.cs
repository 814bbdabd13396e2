namespace Encord.Client.Interchange.Exporting;

/// <summary>A format of files. The export brings it pictures with everything that is the same for all formats already done.</summary>
internal abstract class LabelFormat : IDisposable
{
    /// <summary>What messages call it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether what is said of whole pictures goes into the files.</summary>
    public virtual bool NeedsClassifications => false;

    /// <summary>Whether something is left to write where the images stay where they are.</summary>
    public virtual bool NeedsImages => false;

    /// <summary>Whether image files that were brought are part of what is written; otherwise the format takes them in and deletes them.</summary>
    public virtual bool KeepsImages => true;

    /// <summary>What of an ontology may become a class.</summary>
    public virtual IEnumerable<ClassSource> SourcesOf(OntologyStructure ontology) =>
        ontology.Objects.Where(one => Holds(one.Shape)).Select(one => new ClassSource(one.FeatureHash, one.Name, one.Shape));

    /// <summary>Whether objects of the shape can be written.</summary>
    public abstract bool Holds(string shape);

    /// <summary>Whether there is nothing to write where there are no classes.</summary>
    public virtual bool NeedsClasses => true;

    /// <summary>Frames of a row that are written besides those that have labels.</summary>
    public virtual IEnumerable<int> FramesOf(LabelRow row) => [];

    /// <summary>Refuses what cannot be written, before anything is.</summary>
    public virtual void Check(ExportPlan plan)
    {
    }

    /// <summary>Where the image of a picture belongs; with slashes, without extension.</summary>
    public abstract string ImageNameOf(ExportPicture picture);

    /// <summary>Whether turned boxes stay whole where a corner lies outside of the picture.</summary>
    public virtual bool KeepsTurned => false;

    /// <summary>What of a picture is written; the rest is counted with its reason.</summary>
    public virtual IReadOnlyList<ExportLabel> LabelsOf(ExportPicture picture, ExportContext context) =>
        picture.Objects.Select(instance => context.Take(instance, picture, this)).OfType<ExportLabel>().ToArray();

    /// <summary>Whether a picture is part of the export at all; one that is not is counted with the reason.</summary>
    public virtual bool WantsImage(ExportPicture picture, LeftOutCounts leftOut) => true;

    /// <summary>For formats whose files say the size.</summary>
    protected static bool HasSize(ExportPicture picture, LeftOutCounts leftOut)
    {
        if (!picture.HasSize)
        {
            leftOut.Add("Image", "the size of the picture is not known");
        }

        return picture.HasSize;
    }

    /// <summary>Called once, before the first picture.</summary>
    public virtual void Begin(ExportContext context)
    {
    }

    /// <summary>Writes the labels of a picture.</summary>
    public abstract void Write(ExportPicture picture, ExportContext context);

    /// <summary>Called once, after the last picture.</summary>
    public virtual void Complete(ExportContext context)
    {
    }

    /// <summary>Lets go of what is open; what is not complete is not kept.</summary>
    public virtual void Dispose()
    {
    }
}
