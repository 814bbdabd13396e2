using Encord.Client.Bundles;

namespace Encord.Client.Models;

/// <summary>An input on its way.</summary>
internal sealed class InferenceItem(InferenceInput input)
{
    public InferenceInput Input => input;

    /// <summary>What came back; the inputs of one request share it.</summary>
    public InferenceAnswer? Answer { get; set; }
}

/// <summary>The answer to one request, as it is and as what was found in its inputs.</summary>
internal sealed class InferenceAnswer(string json, IReadOnlyList<Detection> detections)
{
    public string Json => json;

    public IReadOnlyList<Detection> Detections => detections;
}

/// <summary>Sends inputs to a training, many in a request. Where one of them may be to blame for a refusal, the others are sent without it.</summary>
internal sealed class InferenceRequests(ModelGateway models, string trainingHash, InferenceOptions options)
{
    private static readonly HashSet<string> FaultsOfAnInput =
    [
        EncordErrorId.FileTypeNotSupported,
        EncordErrorId.FileSizeNotSupported,
        EncordErrorId.DetectionRangeInvalid,
        EncordErrorId.InvalidArgument,
        EncordErrorId.NotFound,
        EncordErrorId.PayloadTooLarge,
        EncordErrorId.UnexpectedResponse,
    ];

    public BundleSender<string, InferenceItem> Sender => field ??= new(SendAsync, failure => FaultsOfAnInput.Contains(failure.ErrorId));

    private async Task SendAsync(string projectHash, IReadOnlyList<InferenceItem> items, CancellationToken cancellationToken)
    {
        InferenceInput[] inputs = [.. items.Select(item => item.Input)];
        var json = await models.InferAsync(projectHash, trainingHash, inputs, options, cancellationToken).ConfigureAwait(false);
        var answer = new InferenceAnswer(json, options.IsRaw ? [] : new DetectionReader(projectHash, trainingHash).Read(json, inputs));
        foreach (var item in items)
        {
            item.Answer = answer;
        }
    }
}
