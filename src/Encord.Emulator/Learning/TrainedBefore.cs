using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Encord.Emulator.Learning;

/// <summary>
/// The last trainings of this process by all that they were made of. The same pictures, labels and recipe give the same model, and whoever tests
/// against an emulator trains the same again after every reset: that takes seconds, and this milliseconds.
/// </summary>
internal static class TrainedBefore
{
    private const int Most = 16;

    // A label may say what no picture has: it is another label then, and no error here.
    private static readonly JsonSerializerOptions AnyNumber = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly Lock Gate = new();
    private static readonly List<(string Key, TrainingOutcome Outcome)> Kept = [];

    /// <summary>What came of the same training before, or what comes of it now.</summary>
    /// <param name="kind">What kind of model is trained, and of what features.</param>
    /// <param name="pictures">What it is trained on.</param>
    /// <param name="recipe">How it is trained.</param>
    /// <param name="train">Trains it. What fails is not kept.</param>
    public static TrainingOutcome Get(string kind, IReadOnlyList<LearningPicture> pictures, TrainingRecipe recipe, Func<TrainingOutcome> train)
    {
        var key = KeyOf(kind, pictures, recipe);
        lock (Gate)
        {
            if (Kept.Find(entry => entry.Key == key).Outcome is { } known)
            {
                return known;
            }
        }

        var outcome = train();
        lock (Gate)
        {
            if (Kept.Count == Most)
            {
                Kept.RemoveAt(0);
            }

            Kept.Add((key, outcome));
        }

        return outcome;
    }

    private static string KeyOf(string kind, IReadOnlyList<LearningPicture> pictures, TrainingRecipe recipe)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { kind, recipe, pictures = pictures.Count }));
        foreach (var picture in pictures)
        {
            hash.AppendData(SHA256.HashData(picture.Content));
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { picture.Regions, Answers = picture.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal) }, AnyNumber));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
