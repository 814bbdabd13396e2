using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>The models of a project: the queries of release 0.1.150, which 0.1.190 replaced by another resource.</summary>
internal sealed class ModelClient(EncordTransport transport)
{
    private const int CreateOperation = 2;

    public IAsyncEnumerable<Model> ListAsync(string projectHash, CancellationToken cancellationToken = default) =>
        transport.StreamAsync(
            V1Query.ForProject(projectHash, "modelconfiguration", "GET"),
            ElementParser<Model>.Of(record => ModelRecords.ReadModel(record, projectHash)),
            cancellationToken);

    /// <summary>Makes a model and gives its hash.</summary>
    /// <param name="projectHash">The project.</param>
    /// <param name="title">The title.</param>
    /// <param name="description">The description; null for none.</param>
    /// <param name="featureHashes">What it is for.</param>
    /// <param name="architecture">In either spelling.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<string> CreateAsync(
        string projectHash, string title, string? description, IReadOnlyList<string> featureHashes, string architecture, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Project, projectHash, "model", "PUT")
            {
                Payload = JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("model_operation", CreateOperation);
                    writer.WriteStartObject("model_parameters");
                    writer.WriteString("title", title);
                    writer.WriteString("description", description);
                    writer.WriteStartArray("features");
                    foreach (var hash in featureHashes)
                    {
                        writer.WriteStringValue(hash);
                    }

                    writer.WriteEndArray();
                    writer.WriteString("model", WireEnums.ModelArchitecture.Write(architecture));
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }),
            },
            BareTextParser.Instance,
            cancellationToken);

    /// <summary>Deletes a model with its trainings.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.NotFound"/>: also when the server answers that it deleted nothing.</exception>
    public async Task DeleteAsync(string projectHash, string modelHash, CancellationToken cancellationToken)
    {
        var answer = await transport.SendRawAsync(
            new V1Query(ResourceScope.Project, projectHash, "model", "DELETE") { Uid = modelHash }, cancellationToken).ConfigureAwait(false);
        if (answer == "false")
        {
            throw new EncordException(EncordErrorId.NotFound, $"The server says that it did not delete the model {modelHash}. Get-EncordModel lists those that are there.");
        }
    }
}
