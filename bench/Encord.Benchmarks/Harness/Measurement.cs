using System.Globalization;

namespace Encord.Benchmarks.Harness;

/// <summary>Named figures of one run of one case.</summary>
internal sealed class Measurement : Dictionary<string, double>
{
    private const string Mark = "measured:";

    public string ToLine() => Mark + string.Join(';', this.Select(figure => FormattableString.Invariant($"{figure.Key}={figure.Value:0.###}")));

    public static Measurement? Parse(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }

        var result = new Measurement();
        foreach (var figure in line[Mark.Length..].Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = figure.LastIndexOf('=');
            result[figure[..equals]] = double.Parse(figure[(equals + 1)..], CultureInfo.InvariantCulture);
        }

        return result;
    }
}
