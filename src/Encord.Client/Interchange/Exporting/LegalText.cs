using System.Text;
using System.Xml;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Text of users as XML can hold it.</summary>
internal static class LegalText
{
    /// <summary>XML has no control characters and no halves of surrogate pairs.</summary>
    public static string Of(string text)
    {
        var legal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                legal.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                legal.Append(text[i]);
            }
        }

        return legal.ToString();
    }
}
