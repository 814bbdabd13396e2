using System.Globalization;
using System.Text;

namespace Encord.Client.Http;

/// <summary>A query in the form encoding of the v2 wire: space is <c>+</c>, lists repeat their name, booleans are <c>True</c> and <c>False</c>, what is null is left out.</summary>
internal sealed class QueryString
{
    private readonly List<KeyValuePair<string, string>> _parameters = [];
    private string? _typed;

    public bool IsEmpty => _parameters.Count == 0 && string.IsNullOrEmpty(_typed);

    /// <summary>A query that a person typed, followed by named parameters.</summary>
    public static QueryString? Join(string? typed, QueryString? more)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return more;
        }

        var joined = new QueryString { _typed = typed };
        joined._parameters.AddRange(more?._parameters ?? []);
        return joined;
    }

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            _parameters.Add(new(name, value));
        }

        return this;
    }

    public QueryString Add(string name, bool? value) => Add(name, value is { } flag ? flag ? "True" : "False" : null);

    public QueryString Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public QueryString Add(string name, DateTimeOffset? value) => Add(name, value is { } time ? WireTime.ForV2(time) : null);

    public QueryString Add(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
        {
            Add(name, value);
        }

        return this;
    }

    /// <summary>A copy in which the parameter has this value only.</summary>
    public QueryString With(string name, string value)
    {
        var copy = new QueryString { _typed = _typed };
        copy._parameters.AddRange(_parameters.Where(parameter => parameter.Key != name));
        return copy.Add(name, value);
    }

    public override string ToString()
    {
        var text = new StringBuilder(_typed);
        foreach (var parameter in _parameters)
        {
            text.Append(text.Length == 0 ? string.Empty : "&");
            AppendEncoded(text, parameter.Key);
            text.Append('=');
            AppendEncoded(text, parameter.Value);
        }

        return text.ToString();
    }

    private static void AppendEncoded(StringBuilder text, string value) => text.Append(Uri.EscapeDataString(value).Replace("%20", "+"));
}
