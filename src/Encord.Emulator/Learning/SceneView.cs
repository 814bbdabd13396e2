namespace Encord.Emulator.Learning;

/// <summary>A picture as the pixel classifier sees it: for each class how likely each pixel belongs to it. Class 0 is the background.</summary>
internal sealed class SceneView
{
    private SceneView(PixelImage image, PixelFeatures features, float[][] likelihood)
    {
        Image = image;
        Features = features;
        Likelihood = likelihood;
        Foreground = [.. likelihood[0].Select(background => 1 - background)];
        ForegroundSums = new(Foreground, image.Width, image.Height);
        ClassSums = [.. likelihood.Select(plane => new BoxSums(plane, image.Width, image.Height))];
    }

    public PixelImage Image { get; }

    public PixelFeatures Features { get; }

    /// <summary>One plane per class.</summary>
    public float[][] Likelihood { get; }

    public float[] Foreground { get; }

    public BoxSums ForegroundSums { get; }

    public BoxSums[] ClassSums { get; }

    public int Width => Image.Width;

    public int Height => Image.Height;

    public static SceneView Of(PixelImage image, bool wide, Classifier pixels)
    {
        var features = PixelFeatures.Of(image, wide);
        float[][] likelihood = [.. Enumerable.Range(0, pixels.Classes).Select(_ => new float[image.Count])];
        var scratch = pixels.Scratch();
        Span<float> probabilities = stackalloc float[pixels.Classes];
        for (var i = 0; i < image.Count; i++)
        {
            pixels.Probabilities(features.At(i), scratch, probabilities);
            for (var c = 0; c < probabilities.Length; c++)
            {
                likelihood[c][i] = probabilities[c];
            }
        }

        return new(image, features, likelihood);
    }
}
