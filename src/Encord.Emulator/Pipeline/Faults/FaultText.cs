using System.Globalization;

namespace Encord.Emulator.Pipeline.Faults;

/// <summary>The command line's spelling: <c>kind[:status or ms][,member=value…]</c>.</summary>
internal static class FaultText
{
    public static Fault Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var head = parts.Length > 0 ? parts[0].Split(':', 2) : [""];
        if (!Enum.TryParse<FaultKind>(head[0], ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            throw new FormatException($"'{head[0]}' is not a kind of fault: {string.Join(", ", Enum.GetNames<FaultKind>())}.");
        }

        var fault = new Fault { Kind = kind };
        if (head.Length == 2)
        {
            var number = Number("argument", head[1]);
            fault = kind switch
            {
                FaultKind.Status or FaultKind.ErrorPage => fault with { Status = number },
                FaultKind.Truncate or FaultKind.Break or FaultKind.Malformed or FaultKind.Reset or FaultKind.HugeText => fault with { AfterBytes = number },
                _ => fault with { DelayMilliseconds = number },
            };
        }

        foreach (var part in parts.Skip(1))
        {
            fault = part.Split('=', 2) switch
            {
                ["path", var value] => fault with { Path = value },
                ["method", var value] => fault with { Method = value },
                ["type", var value] => fault with { QueryType = value },
                ["query-method", var value] => fault with { QueryMethod = value },
                ["count", "all"] => fault with { Count = null },
                ["count", var value] => fault with { Count = Number("count", value) },
                ["skip", var value] => fault with { Skip = Number("skip", value) },
                ["retry-after", var value] => fault with { RetryAfter = value },
                ["location", var value] => fault with { Location = value },
                ["echo-headers", ..] => fault with { EchoHeaders = true },
                ["after-work", ..] => fault with { AfterWork = true },
                _ => throw new FormatException(
                    $"'{part}' is not understood; known are path=, method=, type=, query-method=, count=, skip=, retry-after=, location=, echo-headers, after-work."),
            };
        }

        try
        {
            FaultCheck.Check(fault);
            return fault;
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"'{text}': {error.Message}", error);
        }
    }

    private static int Number(string name, string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new FormatException($"{name}: '{text}' is not a number.");
}
