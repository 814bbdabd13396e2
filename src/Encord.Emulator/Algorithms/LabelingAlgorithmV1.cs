using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Algorithms;

/// <summary>Interpolation and box fitting. Nothing is saved: the answer is for the caller to keep.</summary>
[V1("labelingalgorithm", "POST", Scope = V1Scope.Resource)]
internal sealed class RunLabelingAlgorithm(ProjectAccess access) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        access.Require(call.Caller, call.ProjectHash, ProjectRoles.Anyone);
        var parameters = call.Payload.Member("algorithm_parameters")
            ?? throw WireError.InvalidArguments("'algorithm_parameters' is missing.");
        try
        {
            var frames = call.Payload.RequiredText("algorithm_name") switch
            {
                "interpolation" => Interpolation.Fill(
                    Node(parameters.Member("key_frames")), parameters.Texts("objects_to_interpolate", required: true)!),
                "fitted_bounding_box" => Fit(parameters),
                var other => throw WireError.InvalidArguments(
                    $"There is no algorithm '{other}'; there are 'interpolation' and 'fitted_bounding_box'."),
            };
            return new(Answer.Of(frames));
        }
        catch (AlgorithmInputException refused)
        {
            throw WireError.InvalidArguments(refused.Message);
        }
    }

    private static JsonObject Fit(JsonElement parameters)
    {
        var video = parameters.Member("video") ?? throw WireError.InvalidArguments("'video' is missing.");
        double Side(string name) => video.Member(name) is { ValueKind: JsonValueKind.Number } side
            ? side.GetDouble()
            : throw WireError.InvalidArguments($"'video.{name}' must be a number of pixels.");
        return BoxFitting.Fit(Node(parameters.Member("labels")), Side("width"), Side("height"));
    }

    private static JsonObject? Node(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Object } frames ? JsonObject.Create(frames.Clone()) : null;
}
