using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Yolo;

/// <summary>What an import needs of <c>data.yaml</c>: the names of the classes, the form of key points, and where the images are.</summary>
internal sealed class YoloYaml
{
    private static readonly string[] SplitKeys = ["train", "val", "validation", "test"];

    private static readonly Regex Entry = new(@"^\s+(?:(?<index>[0-9]+)\s*:|-)\s*(?<name>.*)$", RegexOptions.CultureInvariant);

    /// <summary>In the order of their numbers.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Points of a skeleton, and numbers of a point; null where it does not say.</summary>
    public (int Points, int Numbers)? KeypointShape { get; private set; }

    /// <summary>The file itself.</summary>
    public string Path { get; }

    /// <summary>What the folders of the splits are relative to; null for the folder of the file.</summary>
    public string? Root { get; private set; }

    /// <summary>Folders of images, or lists of them, by split.</summary>
    public List<KeyValuePair<string, IReadOnlyList<string>>> Splits { get; } = [];

    private YoloYaml(string path) => Path = path;

    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the names cannot be read.</exception>
    public static YoloYaml Read(string path)
    {
        var yaml = new YoloYaml(path);
        var lines = File.ReadAllLines(path);
        var namesLine = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("kpt_shape:", StringComparison.Ordinal))
            {
                var parts = Inline(lines[i].Substring("kpt_shape:".Length)).ToArray();
                yaml.KeypointShape = parts.Length == 2 && Whole(parts[0]) is { } points && Whole(parts[1]) is (2 or 3) and var numbers
                    ? (points, numbers)
                    : throw Wrong(path, i, "kpt_shape is not a list of two numbers: how many points, and 2 or 3 for the numbers of each");
            }
            else if (lines[i].StartsWith("path:", StringComparison.Ordinal))
            {
                yaml.Root = Scalar(lines[i].Substring("path:".Length)) is { Length: > 0 } root ? root : null;
            }
            else if (SplitKeys.FirstOrDefault(key => lines[i].StartsWith(key + ":", StringComparison.Ordinal)) is { } split)
            {
                yaml.Splits.Add(new KeyValuePair<string, IReadOnlyList<string>>(split, Folders(lines, ref i, split.Length + 1)));
            }
            else if (lines[i].StartsWith("names:", StringComparison.Ordinal))
            {
                namesLine = i;
                var rest = lines[i].Substring("names:".Length).Trim();
                if (rest.StartsWith("[", StringComparison.Ordinal))
                {
                    // A list may go over lines.
                    while (rest.IndexOf(']') < 0 && i + 1 < lines.Length)
                    {
                        rest += " " + lines[++i].Trim();
                    }

                    yaml.Names.AddRange(Inline(rest));
                    continue;
                }

                for (; i + 1 < lines.Length && (lines[i + 1].Trim().Length == 0 || Entry.IsMatch(lines[i + 1]) || lines[i + 1].StartsWith("- ", StringComparison.Ordinal)); i++)
                {
                    var match = Entry.Match(" " + lines[i + 1]);
                    if (!match.Success)
                    {
                        continue;
                    }

                    if (match.Groups["index"].Success && Whole(match.Groups["index"].Value) != yaml.Names.Count)
                    {
                        throw Wrong(path, i + 1, $"the classes are not numbered from 0 without gaps: {yaml.Names.Count} is missing");
                    }

                    yaml.Names.Add(Scalar(match.Groups["name"].Value));
                }
            }
        }

        if (yaml.Names.FindIndex(name => !WireText.IsText(name)) is >= 0 and var broken)
        {
            throw Wrong(path, namesLine, $"the name of class {broken} has an escape for half of a character only");
        }

        return yaml.Names.Count > 0 ? yaml : throw Wrong(path, 0, "it has no 'names'");
    }

    /// <summary>One folder, or several, as a list in the line or in those below it.</summary>
    private static List<string> Folders(string[] lines, ref int at, int start)
    {
        var folders = new List<string>();
        var rest = lines[at].Substring(start).Trim();
        if (rest.StartsWith("[", StringComparison.Ordinal))
        {
            for (; rest.IndexOf(']') < 0 && at + 1 < lines.Length; at++)
            {
                rest += " " + lines[at + 1].Trim();
            }

            folders.AddRange(Inline(rest));
        }
        else if (Scalar(rest) is { Length: > 0 } one)
        {
            folders.Add(one);
        }
        else
        {
            for (; at + 1 < lines.Length && lines[at + 1].TrimStart().StartsWith("- ", StringComparison.Ordinal); at++)
            {
                folders.Add(Scalar(lines[at + 1].TrimStart().Substring(2)));
            }
        }

        folders.RemoveAll(folder => folder.Length == 0 || folder is "null" or "~");
        return folders;
    }

    /// <summary>The elements of <c>[a, 'b', "c"]</c>.</summary>
    private static IEnumerable<string> Inline(string text)
    {
        var start = text.IndexOf('[') + 1;
        var depth = 0;
        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            var letter = text[i];
            if (quote != '\0')
            {
                i += letter == '\\' && quote == '"' ? 1 : 0;
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '"' or '\'' && text.Substring(start, i - start).Trim().Length == 0)
            {
                quote = letter;
            }
            else if ((letter is ',' or ']') && depth == 0)
            {
                if (text.Substring(start, i - start).Trim().Length > 0)
                {
                    yield return Scalar(text.Substring(start, i - start));
                }

                start = i + 1;
                if (letter == ']')
                {
                    yield break;
                }
            }
        }
    }

    private static string Scalar(string text)
    {
        text = text.Trim();
        if (text.Length >= 2 && text[0] == '\'')
        {
            var end = text.LastIndexOf('\'');
            return text.Substring(1, Math.Max(0, end - 1)).Replace("''", "'");
        }

        if (text.Length == 0 || text[0] != '"')
        {
            var comment = text.StartsWith("#", StringComparison.Ordinal) ? 0 : text.IndexOf(" #", StringComparison.Ordinal);
            return (comment < 0 ? text : text.Substring(0, comment)).Trim();
        }

        var plain = new StringBuilder();
        for (var i = 1; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            var code = 0;
            var isCode = text[i] == 'u' && i + 4 < text.Length && int.TryParse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
            plain.Append(text[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'u' when isCode => (char)code,
                var other => other,
            });
            i += isCode ? 4 : 0;
        }

        return plain.ToString();
    }

    private static int? Whole(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static EncordException Wrong(string path, int line, string why) =>
        new(EncordErrorId.InvalidArgument, $"'{path}', line {line + 1}: {why}. Nothing was saved.");
}
