using System.Text;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Names in one Unicode form: some file systems take letters with accents apart, others put them together.</summary>
internal static class NameForm
{
    public static string Of(string name) => Normal(name, NormalizationForm.FormC);

    public static bool AreSame(string left, string right, bool ignoreCase = false) =>
        string.Equals(Of(left), Of(right), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Whether a person would take one for the other, though they are not the same: wide letters, ligatures, other spaces.</summary>
    public static bool LookAlike(string left, string right) =>
        !string.Equals(left, right, StringComparison.Ordinal) && string.Equals(Plain(left), Plain(right), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) =>
        new(Normal(name, NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format).ToArray());

    private static string Normal(string name, NormalizationForm form)
    {
        try
        {
            return name.IsNormalized(form) ? name : name.Normalize(form);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair has no form.
            return name;
        }
    }
}
