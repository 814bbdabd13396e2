using Encord.Emulator.Media;

namespace Encord.Emulator.Uploads;

/// <summary>One thing that a job is to add: a file, or files that belong together.</summary>
/// <param name="ItemType">image, video, audio, nifti, plainText, pdf, imageGroup or dicomSeries.</param>
/// <param name="ClientMetadata">JSON text of an object.</param>
/// <param name="CreateVideo">An image group becomes an image sequence.</param>
/// <param name="ClusterByResolution">An image group becomes one group for each size of picture.</param>
/// <param name="ItemUuids">Of an image group: pictures that are in storage already, instead of files.</param>
internal sealed record UploadUnit(
    string ItemType, string? Title, string ClientMetadata, IReadOnlyList<UploadFile> Files, bool CreateVideo = false, bool ClusterByResolution = false,
    IReadOnlyList<string>? ItemUuids = null);

/// <param name="Url">The object key of an upload, or an address in a user's own cloud.</param>
/// <param name="PlaceholderItemUuid">The item that was promised with the signed link.</param>
/// <param name="Given">What the user says the file holds, so that nobody has to look.</param>
internal sealed record UploadFile(string Url, string? Title, string? PlaceholderItemUuid, MediaInfo? Given, long? GivenSize);

/// <summary>What a job is to do.</summary>
/// <param name="IntegrationUuid">The access to the user's own cloud; null for files that were uploaded.</param>
/// <param name="IgnoreErrors">Add what can be added; otherwise one failure means nothing is added.</param>
/// <param name="SkipDuplicateUrls">What is in the folder already is not added again.</param>
/// <param name="UpsertMetadata">Of what is skipped so, the item that is there takes the new metadata.</param>
internal sealed record UploadRequest(
    IReadOnlyList<UploadUnit> Units, string? IntegrationUuid, bool IgnoreErrors, bool SkipDuplicateUrls, bool UpsertMetadata, string? FolderUuid,
    string? FileName);
