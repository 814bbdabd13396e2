using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>Looks at JSON token by token.</summary>
internal static class JsonTokens
{
    /// <summary>Whether the reader comes to the end of its text without finding a token that is wrong.</summary>
    public static bool AreWithoutFault(Utf8JsonReader reader)
    {
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
