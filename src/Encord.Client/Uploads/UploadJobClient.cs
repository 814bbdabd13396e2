using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Uploads;

/// <summary>Jobs that add data to a dataset: started once, asked about until they have ended.</summary>
internal sealed class UploadJobClient(EncordTransport transport, EncordClientOptions options)
{
    /// <summary>The vendor's clients ask for no longer at once.</summary>
    private const int LongestPollSeconds = 10;

    private static readonly ElementParser<string> HashParser = ElementParser<string>.Of(record => record.RequiredText("process_hash"));

    private static readonly ElementParser<UploadJobState> StateParser = ElementParser<UploadJobState>.Of(UploadJobState.Read);

    /// <summary>Adds what was uploaded.</summary>
    /// <returns>The id of the job.</returns>
    public Task<string> StartAsync(string datasetHash, IReadOnlyList<UploadedUnit> units, bool createVideo, CancellationToken cancellationToken) =>
        StartAsync(datasetHash, JsonFragment.Write(writer => DataItems.Write(writer, units, createVideo), DataItems.TypicalLength * units.Count), cancellationToken);

    /// <summary>Adds data that lies in the user's own cloud.</summary>
    /// <param name="datasetHash">To which dataset.</param>
    /// <param name="manifest">JSON text of an object, as the vendor describes it.</param>
    /// <param name="integrationUuid">The access to the cloud.</param>
    /// <param name="fileName">The name of the manifest, which the server keeps.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<string> StartAsync(string datasetHash, ReadOnlyMemory<byte> manifest, string integrationUuid, string fileName, CancellationToken cancellationToken) =>
        StartAsync(
            datasetHash,
            JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("files");
                writer.WriteRawValue(manifest.Span, skipInputValidation: true);
                writer.WriteString("integrationId", integrationUuid);
                writer.WriteBoolean("ignoreErrors", true);
                writer.WriteString("fileName", fileName);
                writer.WriteEndObject();
            }),
            cancellationToken);

    /// <summary>Waits until the job has ended.</summary>
    /// <param name="datasetHash">Of which dataset.</param>
    /// <param name="job">Its id.</param>
    /// <param name="polled">Called for every answer.</param>
    /// <param name="cancellationToken">Stops the waiting; the job goes on.</param>
    public async Task<UploadJobState> WaitAsync(string datasetHash, string job, Action<UploadJobState>? polled, CancellationToken cancellationToken)
    {
        // An answer must come before the connection's own timeout ends the request.
        var seconds = options.Timeout == Timeout.InfiniteTimeSpan ? LongestPollSeconds : (int)Math.Min(LongestPollSeconds, Math.Max(1, options.Timeout.TotalSeconds / 2));
        while (true)
        {
            var query = new V1Query(ResourceScope.Dataset, datasetHash, "datasetdatalongpolling", "GET")
            {
                Uid = datasetHash,
                Payload = JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("process_hash", job);
                    writer.WriteNumber("timeout_seconds", seconds);
                    writer.WriteEndObject();
                }),
            };
            var state = await transport.SendAsync(query, StateParser, cancellationToken).ConfigureAwait(false);
            polled?.Invoke(state);
            if (state.HasEnded)
            {
                return state;
            }
        }
    }

    private Task<string> StartAsync(string datasetHash, JsonFragment payload, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Dataset, datasetHash, "datasetdatalongpolling", "POST") { Uid = datasetHash, Payload = payload },
            HashParser,
            cancellationToken);
}
