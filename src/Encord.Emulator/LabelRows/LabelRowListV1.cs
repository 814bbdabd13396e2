using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.LabelRows;

/// <summary>The listing on the wire. Not paged, whatever the size.</summary>
[V1("labelrowmetadata", "GET", Scope = V1Scope.Resource)]
internal sealed class ListLabelRows(ProjectAccess access, LabelRowListing listing) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        var filter = LabelRowFilter.FromV1(call.Payload);
        return new(new Answer(writer => listing.WriteAsync(writer, project.Hash, filter)));
    }
}
