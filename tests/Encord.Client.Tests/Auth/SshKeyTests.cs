using System.Text;
using Encord.Client.Auth;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Auth;

public class SshKeyTests
{
    private const string Passphrase = "correct horse";

    public static TheoryData<string> Reshaped => new(
    [
        "as it is", "CRLF", "CR", "literal \\n", "literal \\r\\n", "literal \\\\n", "one line with spaces", "one line without any blanks in the content",
        "byte order mark", "quoted", "leading and trailing blanks", "base64 of the file", "base64 with line breaks", "base64 of UTF-16", "base64 of UTF-16 with mark",
        "content alone", "indented",
    ]);

    [Theory]
    [MemberData(nameof(Reshaped))]
    public void A_key_is_read_however_a_secret_store_has_reshaped_it(string shape)
    {
        var key = TestKeys.Vector;
        var content = string.Concat(key.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('-')));
        var text = shape switch
        {
            "as it is" => key,
            "CRLF" => key.Replace("\n", "\r\n"),
            "CR" => key.Replace("\n", "\r"),
            "literal \\n" => key.Replace("\n", "\\n"),
            "literal \\r\\n" => key.Replace("\n", "\\r\\n"),
            "literal \\\\n" => key.Replace("\n", "\\\\n"),
            "one line with spaces" => key.Replace("\n", " "),
            "one line without any blanks in the content" => key.Replace("\n", string.Empty),
            "byte order mark" => "\uFEFF" + key,
            "quoted" => $"\"{key.TrimEnd()}\"",
            "leading and trailing blanks" => $"\n\n  {key}  \n",
            "base64 of the file" => Convert.ToBase64String(Encoding.ASCII.GetBytes(key)),
            "base64 with line breaks" => Convert.ToBase64String(Encoding.ASCII.GetBytes(key), Base64FormattingOptions.InsertLineBreaks),
            "base64 of UTF-16" => Convert.ToBase64String(Encoding.Unicode.GetBytes(key)),
            "base64 of UTF-16 with mark" => Convert.ToBase64String([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(key)]),
            "content alone" => content,
            "indented" => key.Replace("\n", "\n    "),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };

        Assert.Equal(TestKeys.VectorKeyId, SshKeyCredential.Parse(text, null).KeyId);
    }

    [Theory]
    [InlineData("ed25519", null)]
    [InlineData("ed25519_passphrase", Passphrase)]
    [InlineData("ed25519_gcm", Passphrase)]
    public void A_key_of_ssh_keygen_is_read(string name, string? passphrase)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "keys", name);

        var key = SshKeyCredential.FromFile(path, passphrase);

        Assert.Equal(64, key.KeyId.Length);
        if (File.Exists(path + ".pub"))
        {
            var blob = Convert.FromBase64String(File.ReadAllText(path + ".pub").Split(' ')[1]);
            Assert.Equal(Convert.ToHexStringLower(blob.AsSpan(blob.Length - 32)), key.KeyId);
        }
    }

    [Fact]
    public void A_passphrase_that_an_open_key_does_not_need_does_no_harm() =>
        Assert.Equal(TestKeys.VectorKeyId, SshKeyCredential.Parse(TestKeys.Vector, "not needed").KeyId);

    [Theory]
    [InlineData("rsa", "RSA")]
    [InlineData("rsa_pem", "RSA")]
    [InlineData("ecdsa", "ECDSA")]
    [InlineData("ecdsa_pem", "ECDSA")]
    [InlineData("ed25519.pub", "public half")]
    [InlineData("ecdsa.pub", "public half")]
    [InlineData("ed25519_pkcs8", "PKCS#8")]
    [InlineData("ed25519_pkcs8_encrypted", "PKCS#8")]
    [InlineData("putty.ppk", "PuTTY")]
    public void Another_kind_of_key_is_refused_by_its_name(string name, string says) => AssertRefused(TestKeys.Read(name), null, says);

    [Theory]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----", "public half")]
    [InlineData("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----", "public half")]
    [InlineData("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nP2/5\n---- END SSH2 ENCRYPTED PRIVATE KEY ----", "SSH2")]
    [InlineData("-----BEGIN DSA PRIVATE KEY-----\nMIIB\n-----END DSA PRIVATE KEY-----", "DSA")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "certificate")]
    [InlineData("", "empty")]
    [InlineData(" \r\n", "empty")]
    [InlineData("C:\\keys\\id_ed25519", "-KeyPath")]
    [InlineData("hunter2", "not an OpenSSH private key")]
    public void What_is_no_private_key_is_refused(string text, string says) => AssertRefused(text, null, says);

    [Fact]
    public void A_missing_passphrase_is_named() => AssertRefused(TestKeys.Read("ed25519_passphrase"), null, "none was given");

    [Fact]
    public void An_empty_passphrase_is_a_missing_one() => AssertRefused(TestKeys.Read("ed25519_passphrase"), string.Empty, "none was given");

    [Theory]
    [InlineData("ed25519_passphrase")]
    [InlineData("ed25519_gcm")]
    public void A_wrong_passphrase_is_named_and_not_shown(string name)
    {
        var error = AssertRefused(TestKeys.Read(name), "wrong horse", "does not open");
        Assert.DoesNotContain("wrong horse", error.ToString());
    }

    [Fact]
    public void A_key_that_a_single_line_field_has_cut_is_truncated()
    {
        var key = TestKeys.Vector;
        AssertRefused(key[..(key.Length / 2)], null, "truncated");
    }

    [Fact]
    public void A_key_whose_halves_do_not_belong_together_is_damaged()
    {
        var content = Convert.FromBase64String(string.Concat(TestKeys.Vector.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('-'))));
        content[70] ^= 1; // within the public half in the open header

        AssertRefused(TestKeys.Armour(content), null, "damaged");
    }

    [Fact]
    public void A_derivation_that_would_never_end_is_refused()
    {
        var content = Convert.FromBase64String(string.Concat(TestKeys.Read("ed25519_passphrase").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('-'))));
        var options = 15 + 4 + "aes256-ctr".Length + 4 + "bcrypt".Length + 4;
        content[options + 4 + 16] = 0x7F; // the count of rounds follows the salt

        AssertRefused(TestKeys.Armour(content), Passphrase, "damaged");
    }

    [Fact]
    public void The_text_of_a_credential_shows_the_public_half_only()
    {
        Assert.Equal($"SSH key {TestKeys.VectorKeyId}", SshKeyCredential.Parse(TestKeys.Vector).ToString());
        Assert.DoesNotContain("token-1", new BearerCredential("token-1").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("umläut")]
    public void A_token_that_no_header_can_carry_is_refused_without_showing_it(string token)
    {
        var error = Assert.Throws<EncordException>(() => new BearerCredential(token));
        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
        if (token.Length > 0)
        {
            Assert.DoesNotContain(token, error.ToString());
        }
    }

    [Fact]
    public void The_environment_names_a_file_first_and_expands_the_home_directory()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var name = $".encord-test-{Guid.NewGuid():N}";
        File.WriteAllText(Path.Combine(home, name), TestKeys.Vector);
        try
        {
            var environment = new Dictionary<string, string?> { ["ENCORD_SSH_KEY_FILE"] = $"~/{name}", ["ENCORD_SSH_KEY"] = "not looked at" };

            Assert.Equal(TestKeys.VectorKeyId, SshKeyCredential.FromEnvironment(environment.GetValueOrDefault)?.KeyId);
        }
        finally
        {
            File.Delete(Path.Combine(home, name));
        }
    }

    [Fact]
    public void The_environment_can_hold_the_key_itself()
    {
        var environment = new Dictionary<string, string?> { ["ENCORD_SSH_KEY_FILE"] = " ", ["ENCORD_SSH_KEY"] = TestKeys.Vector.Replace("\n", "\\n") };

        Assert.Equal(TestKeys.VectorKeyId, SshKeyCredential.FromEnvironment(environment.GetValueOrDefault)?.KeyId);
    }

    [Fact]
    public void An_environment_without_a_key_gives_none() => Assert.Null(SshKeyCredential.FromEnvironment(_ => null));

    [Theory]
    [InlineData("/nowhere/id_ed25519", "does not exist")]
    [InlineData("/", "directory")]
    [InlineData(" ", "empty")]
    public void A_file_that_cannot_be_read_is_named(string path, string says)
    {
        var error = Assert.Throws<EncordException>(() => SshKeyCredential.FromFile(path));
        Assert.Equal(EncordErrorId.InvalidKey, error.ErrorId);
        Assert.Contains(says, error.Message);
    }

    [Fact]
    public void A_file_that_is_no_key_by_its_size_is_not_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[100_000]);
            Assert.Contains("too large", Assert.Throws<EncordException>(() => SshKeyCredential.FromFile(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static EncordException AssertRefused(string text, string? passphrase, string says)
    {
        var error = Assert.Throws<EncordException>(() => SshKeyCredential.Parse(text, passphrase));
        Assert.Equal(EncordErrorId.InvalidKey, error.ErrorId);
        Assert.Contains(says, error.Message);
        Assert.Null(error.InnerException);
        KeySecrecyTests.AssertShowsNothingOf(text, error);
        return error;
    }
}
