namespace Encord.Emulator.Models;

/// <summary>A pre-trained set of the vendor. The small learner cannot load it; the name decides how it trains.</summary>
/// <param name="Name">As release 0.1.150 spells it.</param>
/// <param name="RestName">As release 0.1.190 spells it.</param>
/// <param name="Architecture">What it was made for.</param>
/// <param name="File">The last part of its link.</param>
internal sealed record PretrainedWeights(string Name, string RestName, string Architecture, string File)
{
    public const string LinkPrefix = "https://storage.googleapis.com/aws_model_backup/";

    private static readonly PretrainedWeights[] All =
    [
        new("faster_rcnn_R_50_C4_1x", "fasterRcnnR50C41X", "faster_rcnn", "model_final_721ade.pkl"),
        new("faster_rcnn_R_50_DC5_1x", "fasterRcnnR50Dc51X", "faster_rcnn", "model_final_51d356.pkl"),
        new("faster_rcnn_R_50_FPN_1x", "fasterRcnnR50Fpn1X", "faster_rcnn", "model_final_b275ba.pkl"),
        new("faster_rcnn_R_50_C4_3x", "fasterRcnnR50C43X", "faster_rcnn", "model_final_f97cb7.pkl"),
        new("faster_rcnn_R_50_DC5_3x", "fasterRcnnR50Dc53X", "faster_rcnn", "model_final_68d202.pkl"),
        new("faster_rcnn_R_50_FPN_3x", "fasterRcnnR50Fpn3X", "faster_rcnn", "model_final_280758.pkl"),
        new("faster_rcnn_R_101_C4_3x", "fasterRcnnR101C43X", "faster_rcnn", "model_final_298dad.pkl"),
        new("faster_rcnn_R_101_DC5_3x", "fasterRcnnR101Dc53X", "faster_rcnn", "model_final_3e0943.pkl"),
        new("faster_rcnn_R_101_FPN_3x", "fasterRcnnR101Fpn3X", "faster_rcnn", "model_final_f6e8b1.pkl"),
        new("faster_rcnn_X_101_32x8d_FPN_3x", "fasterRcnnX10132X8DFpn3X", "faster_rcnn", "model_final_68b088.pkl"),
        new("mask_rcnn_X_101_32x8d_FPN_3x", "maskRcnnX10132X8DFpn3X", "mask_rcnn", "model_final_2d9806.pkl"),
        new("mask_rcnn_R_50_C4_1x", "maskRcnnR50C41X", "mask_rcnn", "model_final_9243eb.pkl"),
        new("mask_rcnn_R_50_C4_3x", "maskRcnnR50C43X", "mask_rcnn", "model_final_4ce675.pkl"),
        new("mask_rcnn_R_101_FPN_3x", "maskRcnnR101Fpn3X", "mask_rcnn", "model_final_a3ec72.pkl"),
    ];

    public string Link => LinkPrefix + File;

    public static PretrainedWeights? FindLink(string link) => Array.Find(All, weights => weights.Link == link);

    public static PretrainedWeights? FindRest(string restName) => Array.Find(All, weights => weights.RestName == restName);
}
