using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Emulator.Datasets;
using Encord.Emulator.Learning;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Models;

/// <summary>Inference on files that are sent along, or on data of the project.</summary>
[V1("model", "POST", Scope = V1Scope.Resource)]
internal sealed class RunInference(
    Inference inference, TrainingStore trainings, ModelAccess models, ProjectAccess access, ProjectStore projects, DataRowStore data,
    PictureSource pictures, OntologyStore ontologies, TimeProvider clock) : IV1Handler
{
    private const int InferenceOperation = 0;

    /// <summary>The vendor's limit on all inputs of a request together.</summary>
    private const long LargestInput = 1024L * 1024 * 1024;

    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        if (call.Payload.Integer("model_operation") != InferenceOperation || call.Payload.Member("model_parameters") is not { } parameters)
        {
            throw WireError.InvalidArguments("model POST needs model_operation 0 and model_parameters.");
        }

        var training = trainings.Find(call.UidText) ?? throw WireError.NotFound($"There is no model iteration {call.UidText}.");
        var (_, attachment) = models.RequireInProject(call.Caller, project.Hash, training.ModelUuid, ProjectRoles.Anyone);
        var settings = Settings(parameters);
        var writer = new FindingsJson(attachment, new OntologyFeatures(ontologies.Find(project.OntologyHash)!.Editor), call.Caller.Email, clock);
        var answer = new JsonArray();
        foreach (var (uid, sequence) in Inputs(call, parameters, project.Hash))
        {
            try
            {
                answer.Add(writer.Element(uid, inference.Run(training, sequence(), settings, call.CancellationToken)));
            }
            catch (UnreadablePixelsException unreadable)
            {
                throw FileType($"{uid}: {unreadable.Message}");
            }
        }

        return new(Answer.Of(answer));
    }

    private static InferenceSettings Settings(JsonElement parameters)
    {
        if (parameters.Text("device") is { } device and not ("cuda" or "cpu"))
        {
            throw WireError.InvalidArguments($"There is no device '{device}'; there are 'cuda' and 'cpu'.");
        }

        var (from, to) = Range(parameters.Member("detection_frame_range"));
        return InferenceSettings.Of(
            Number("conf_thresh"), Number("iou_thresh"), Number("rdp_thresh"), from, to, parameters.Flag("allocation_enabled"));

        double? Number(string name) => parameters.Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
            _ => throw WireError.InvalidArguments($"'{name}' must be a number."),
        };
    }

    private static (int? From, int? To) Range(JsonElement? range)
    {
        if (range is not { } list || (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 0))
        {
            return (null, null);
        }

        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 2
            && list[0].ValueKind == JsonValueKind.Number && list[0].TryGetInt32(out var from)
            && list[1].ValueKind == JsonValueKind.Number && list[1].TryGetInt32(out var to)
                ? (from, to)
                : throw new WireError("DETECTION_RANGE_INVALID_ERROR", 400, "'detection_frame_range' must be two integers.");
    }

    /// <summary>The files in their order, then the data units; what is wrong with one is said before the first is worked on.</summary>
    private List<(string Uid, Func<PictureSequence> Pictures)> Inputs(V1Call call, JsonElement parameters, string projectHash)
    {
        var inputs = new List<(string, Func<PictureSequence>)>();
        var total = 0L;
        foreach (var file in parameters.Member("files") is { ValueKind: JsonValueKind.Array } files ? files.EnumerateArray() : default)
        {
            var uid = file.RequiredText("uid");
            var bytes = Decode(uid, file);
            total += bytes.Length;
            if (total > LargestInput)
            {
                throw FileSize($"All files together are larger than {LargestInput} bytes.");
            }

            inputs.Add((uid, () => PictureSource.Of(bytes)));
        }

        foreach (var hash in parameters.Texts("data_hashes") ?? [])
        {
            var unit = data.Find(hash) is { } found && projects.Datasets(projectHash).Contains(found.DatasetHash)
                ? found
                : throw WireError.NotFound($"The project has no data {hash}.");
            total += unit.FileSize ?? 0;
            if (total > LargestInput)
            {
                throw FileSize($"All data together is larger than {LargestInput} bytes.");
            }

            inputs.Add((hash, () => pictures.Of(unit)));
        }

        return inputs.Count > 0 ? inputs : throw WireError.InvalidArguments("There is nothing to infer on: give files or data hashes.");
    }

    private static byte[] Decode(string uid, JsonElement file)
    {
        // A gigabyte of base64 as a string would be two; the bytes of the request are decoded where they are.
        if (file.Member("base64_str") is not { ValueKind: JsonValueKind.String } text || !text.TryGetBytesFromBase64(out var bytes))
        {
            throw WireError.InvalidArguments($"The file '{uid}' needs its content as base64 in 'base64_str'.");
        }

        return MediaType.Of(bytes) is not null
            ? bytes
            : throw FileType($"{uid}: the content is none of image/jpeg, image/png, video/webm, video/mp4.");
    }

    private static WireError FileType(string message) => new("FILE_TYPE_NOT_SUPPORTED_ERROR", 400, message);

    private static WireError FileSize(string message) => new("FILE_SIZE_NOT_SUPPORTED_ERROR", 400, message);
}
