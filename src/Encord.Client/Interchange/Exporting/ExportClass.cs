namespace Encord.Client.Interchange.Exporting;

/// <summary>A class of an export.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Name">Its name in the files.</param>
internal sealed record ExportClass(int Index, string Name);

/// <summary>Something of an ontology that may become a class: an object, or an option of a classification.</summary>
internal sealed record ClassSource(string FeatureHash, string Name, string Kind);
