using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>Looks for what opens a door: keys, tokens, signatures, signed queries.</summary>
internal static partial class SecretTrace
{
    /// <summary>The first secret in the texts, with what stands around it; null where there is none.</summary>
    /// <param name="texts">What a command showed.</param>
    /// <param name="keyText">The private key that it was signed in with.</param>
    public static string? Find(IEnumerable<string> texts, string keyText)
    {
        string[] key = [.. keyText.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 20 && !line.StartsWith('-'))];
        foreach (var text in texts)
        {
            if (Secret().Match(text) is { Success: true } found)
            {
                return Around(text, found.Index);
            }

            foreach (var line in key)
            {
                if (text.IndexOf(line, StringComparison.Ordinal) is >= 0 and var index)
                {
                    return Around(text, index);
                }
            }
        }

        return null;
    }

    /// <summary>All texts of an error: its message, advice, target and every exception in it.</summary>
    public static IEnumerable<string> TextsOf(ErrorRecord error)
    {
        yield return error.ToString();
        yield return error.TargetObject?.ToString() ?? "";
        yield return error.ErrorDetails?.Message + error.ErrorDetails?.RecommendedAction;
        for (var exception = error.Exception; exception is not null; exception = exception.InnerException)
        {
            yield return exception.ToString();
            foreach (DictionaryEntry entry in exception.Data)
            {
                yield return $"{entry.Key} {entry.Value}";
            }
        }
    }

    private static string Around(string text, int index) => text[Math.Max(0, index - 60)..Math.Min(text.Length, index + 100)];

    // Of the v2 wire, of the v1 wire (key and signature in hexadecimal), of links, the private half of the test key, and of OpenSSH files.
    [GeneratedRegex("encord-sig=:[A-Za-z0-9+/]{8}|[0-9a-f]{128}|[?&](signature|X-Signature|X-Amz-[A-Za-z]+)=[^&\\s\"]|000102030405060708090a0b0c0d0e0f|b3BlbnNzaC1rZXkt", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
