using Encord.Client.Json;

namespace Encord.Client.Models;

/// <summary>A set of pre-trained weights that the vendor publishes.</summary>
/// <param name="Name">As release 0.1.150 names it.</param>
/// <param name="Architecture">What it was made for, in the wire's spelling.</param>
/// <param name="File">The last part of its link; null for <c>fast_ai</c>, which comes without one.</param>
/// <param name="RestName">As release 0.1.190 names it; null where that has it no more.</param>
internal sealed record PretrainedWeights(string Name, string Architecture, string? File, string? RestName)
{
    private const string LinkPrefix = "https://storage.googleapis.com/aws_model_backup/";

    public static IReadOnlyList<PretrainedWeights> All { get; } =
    [
        new("fast_ai", "fast_ai", null, null),
        new("faster_rcnn_R_50_C4_1x", "faster_rcnn", "model_final_721ade.pkl", "fasterRcnnR50C41X"),
        new("faster_rcnn_R_50_DC5_1x", "faster_rcnn", "model_final_51d356.pkl", "fasterRcnnR50Dc51X"),
        new("faster_rcnn_R_50_FPN_1x", "faster_rcnn", "model_final_b275ba.pkl", "fasterRcnnR50Fpn1X"),
        new("faster_rcnn_R_50_C4_3x", "faster_rcnn", "model_final_f97cb7.pkl", "fasterRcnnR50C43X"),
        new("faster_rcnn_R_50_DC5_3x", "faster_rcnn", "model_final_68d202.pkl", "fasterRcnnR50Dc53X"),
        new("faster_rcnn_R_50_FPN_3x", "faster_rcnn", "model_final_280758.pkl", "fasterRcnnR50Fpn3X"),
        new("faster_rcnn_R_101_C4_3x", "faster_rcnn", "model_final_298dad.pkl", "fasterRcnnR101C43X"),
        new("faster_rcnn_R_101_DC5_3x", "faster_rcnn", "model_final_3e0943.pkl", "fasterRcnnR101Dc53X"),
        new("faster_rcnn_R_101_FPN_3x", "faster_rcnn", "model_final_f6e8b1.pkl", "fasterRcnnR101Fpn3X"),
        new("faster_rcnn_X_101_32x8d_FPN_3x", "faster_rcnn", "model_final_68b088.pkl", "fasterRcnnX10132X8DFpn3X"),
        new("mask_rcnn_X_101_32x8d_FPN_3x", "mask_rcnn", "model_final_2d9806.pkl", "maskRcnnX10132X8DFpn3X"),
        new("mask_rcnn_R_50_C4_1x", "mask_rcnn", "model_final_9243eb.pkl", "maskRcnnR50C41X"),
        new("mask_rcnn_R_50_C4_3x", "mask_rcnn", "model_final_4ce675.pkl", "maskRcnnR50C43X"),
        new("mask_rcnn_R_101_FPN_3x", "mask_rcnn", "model_final_a3ec72.pkl", "maskRcnnR101Fpn3X"),
    ];

    public string? Link => File is null ? null : LinkPrefix + File;

    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: there is no such set.</exception>
    public static PretrainedWeights Find(string name) =>
        All.FirstOrDefault(weights => string.Equals(weights.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new EncordException(
            EncordErrorId.InvalidArgument,
            $"There are no pre-trained weights '{name}'. There are {string.Join(", ", All.Select(weights => weights.Name))}.");

    /// <summary>What to train an architecture from when nobody named weights: classification needs none.</summary>
    /// <param name="architecture">As users see it, or as the server spells it where nobody knows it.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the architecture needs weights.</exception>
    public static PretrainedWeights WithoutName(string architecture)
    {
        var wire = WireEnums.ModelArchitecture.Write(architecture);
        var fitting = All.Where(weights => weights.Architecture == wire && weights.File is not null).Select(weights => weights.Name).ToList();
        return fitting.Count == 0
            ? new(wire, wire, null, null)
            : throw new EncordException(
                EncordErrorId.InvalidArgument, $"A {architecture} model is trained from pre-trained weights: name one of {string.Join(", ", fitting)}.");
    }

    /// <exception cref="EncordException"><see cref="EncordErrorId.ModelWeightsInconsistent"/>: the weights are for another architecture.</exception>
    public void CheckFit(string? architecture)
    {
        if (architecture is not null && WireEnums.ModelArchitecture.Write(architecture) != Architecture)
        {
            throw new EncordException(
                EncordErrorId.ModelWeightsInconsistent,
                $"The weights {Name} are for {WireEnums.ModelArchitecture.Read(Architecture)}, the model is a {architecture}. Choose weights of that architecture.");
        }
    }
}
