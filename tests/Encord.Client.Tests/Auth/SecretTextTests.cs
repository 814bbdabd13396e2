using System.Text;
using Encord.Client.Auth;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Auth;

/// <summary>The text of a key where a path or an address belongs is never repeated.</summary>
public class SecretTextTests
{
    /// <summary>A key that nobody has, in the forms that people and secret stores give it.</summary>
    public static TheoryData<string> Keys
    {
        get
        {
            var file = TestKeys.OpenSsh([.. Enumerable.Range(0, 32).Select(value => (byte)(value * 37 + 11))]);
            var body = string.Concat(file.Split('\n').Where(line => !line.StartsWith('-')));
            return
            [
                file,
                file.Replace("\n", "\r\n"),
                file.Replace("\n", "\\n"),
                file.Replace("\n", " "),
                file.Replace("\n", ""),
                body,
                string.Join(" ", file.Split('\n')[1..3]),
                file.Split('\n')[2],
                Convert.ToBase64String(Encoding.UTF8.GetBytes(file)),
                Convert.ToBase64String([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(file)]),
                Convert.ToBase64String(Encoding.Unicode.GetBytes(file)),
                Convert.ToBase64String([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(file)]),
                "'" + file.Trim() + "'",
                "C:\\keys\\" + file,
                "~/" + body,
                new string('a', 5000),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_given_as_a_path_is_refused_without_a_word_of_it(string key)
    {
        foreach (var error in new[]
                 {
                     Assert.Throws<EncordException>(() => SshKeyCredential.FromFile(key)),
                     Assert.Throws<EncordException>(() => SshKeyCredential.FromEnvironment(name => name == SshKeyCredential.KeyFileVariable ? key : null)),
                 })
        {
            Assert.Equal(EncordErrorId.InvalidKey, error.ErrorId);
            AssertSilent(key, error.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_given_as_a_domain_is_refused_without_a_word_of_it(string key)
    {
        foreach (var text in new[] { key, "http://" + key, "https://" + key + "/x", "https://user:" + key + "@host" })
        {
            if (Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var domain) && Record.Exception(() => new ApiDomain(domain, allowInsecureHttp: false)) is { } error)
            {
                AssertSilent(key, error.ToString());
            }
        }
    }

    [Theory]
    [InlineData("/home/anna/.ssh/id_ed25519")]
    [InlineData(@"C:\Users\Anna Müller\My Very Long Folder Name Of 2024\encord-production-key.txt")]
    [InlineData("/mnt/MyVeryLongDirectoryNameOfTheProject2024/keys/9f0c6b1e-77b5-4a2c-9d3e-0a1b2c3d4e5f.pem")]
    [InlineData("api.eu-west-1.encord-staging.example.com")]
    public void Names_are_shown(string name) => Assert.Equal($"'{name}'", SecretText.Quote(name, "(not shown)"));

    private static void AssertSilent(string key, string said)
    {
        var packed = key.Where(char.IsLetterOrDigit).ToArray();
        for (var start = 0; start + 16 <= packed.Length; start += 4)
        {
            var part = new string(packed, start, 16);
            Assert.False(said.Contains(part, StringComparison.OrdinalIgnoreCase) && !part.Contains("PRIVATEKEY", StringComparison.OrdinalIgnoreCase) && !"BEGINOPENSSHPRIVATEKEY".Contains(part), said);
        }
    }
}
