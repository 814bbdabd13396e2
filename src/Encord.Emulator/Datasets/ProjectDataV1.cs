using System.Text.Json;
using Encord.Emulator.Files;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Datasets;

/// <summary>The files of one data unit of a project: one, or the images of a group. With a signed link they can be downloaded.</summary>
[V1("datasetdata", "GET", Scope = V1Scope.Resource)]
internal sealed class GetProjectData(ProjectAccess access, ProjectStore projects, DataRowStore rows, SignedLinks links) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        if (call.Uid.ValueKind != JsonValueKind.Object)
        {
            throw WireError.InvalidArguments("datasetdata GET needs an object as uid.");
        }

        var dataHash = call.Uid.RequiredText("data_hash");
        var row = rows.Find(dataHash);
        if (row is null || !projects.Datasets(project.Hash).Contains(row.DatasetHash))
        {
            throw WireError.NotFound($"There is no data unit {dataHash} in project {project.Hash}.");
        }

        var sign = call.Uid.Flag("get_signed_url");
        string? Link(string? objectKey) => sign && objectKey is not null ? links.ToRead(call.BaseAddress, objectKey) : objectKey;
        return new(Answer.Of(new
        {
            data_hash = row.Hash,
            video = row.Images.Count > 0 ? null : new { data_hash = row.Hash, title = row.Title, file_link = Link(row.ObjectKey) },
            images = row.Images.Count == 0 ? null : row.Images.Select(image => new
            {
                data_hash = row.Hash,
                image_hash = image.Hash,
                title = image.Title,
                file_link = Link(image.ObjectKey),
            }),
        }));
    }
}
