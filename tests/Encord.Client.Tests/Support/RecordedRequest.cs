
namespace Encord.Client.Tests.Support;

/// <summary>A request as it went out.</summary>
internal sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[]? Body)
{
    public string Text => Body is null ? string.Empty : System.Text.Encoding.UTF8.GetString(Body);
}
