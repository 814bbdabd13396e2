using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Projects;

/// <summary>Projects as a whole: making and copying them, and how far they are.</summary>
internal sealed class ProjectSetupClient(EncordTransport transport)
{
    private static readonly ElementParser<string> HashParser = new TextParser();

    /// <summary>Makes a project over datasets.</summary>
    /// <param name="plan">What it shall be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its hash.</returns>
    public Task<string> CreateAsync(ProjectPlan plan, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.User, null, "project", "POST") { Payload = JsonFragment.Write(plan.Write) },
            HashParser,
            cancellationToken);

    /// <summary>Copies a project.</summary>
    /// <returns>The hash of the copy.</returns>
    public Task<string> CopyAsync(string projectHash, ProjectCopyOptions options, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Project, projectHash, "projectcopy", "POST") { Uid = projectHash, Payload = JsonFragment.Write(options.Write) },
            HashParser,
            cancellationToken);

    /// <param name="projectHash">Which.</param>
    /// <param name="status">As users see it, such as <c>InProgress</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task SetStatusAsync(string projectHash, string status, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Put(
                $"projects/{projectHash}/status",
                JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("status", WireEnums.ProjectStatus.Write(status));
                    writer.WriteEndObject();
                })),
            cancellationToken);

    /// <summary>The answer is a bare string.</summary>
    private sealed class TextParser : ElementParser<string>
    {
        public override bool TryParse(ref Utf8JsonReader reader, out string value)
        {
            value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();
            return true;
        }
    }
}
