using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Uploads;

/// <summary>Release 0.1.150 asks for each file: images and DICOM files in a list of one.</summary>
[V1("signedimagesurl", "GET", Scope = V1Scope.Resource)]
[V1("signeddicomsurl", "GET", Scope = V1Scope.Resource)]
internal sealed class GetSignedListUrl(DatasetService datasets, UploadPlaces places) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        var itemType = call.QueryType == "signedimagesurl" ? "image" : "dicomFile";
        return new(Answer.Of(call.UidList.Select(name => places.ForFile(call, itemType, name)).ToList()));
    }
}

[V1("signedvideourl", "GET", Scope = V1Scope.Resource)]
[V1("signedaudiourl", "GET", Scope = V1Scope.Resource)]
internal sealed class GetSignedUrl(DatasetService datasets, UploadPlaces places) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        datasets.Require(call.Caller, call.DatasetHash, toChange: true);
        return new(Answer.Of(places.ForFile(call, call.QueryType == "signedvideourl" ? "video" : "audio", call.UidText)));
    }
}
