using Encord.Emulator.Pipeline.Authentication;

namespace Encord.Emulator;

/// <summary>What every emulator has in common, so that clients need no configuration. All of it is public: never use it anywhere else.</summary>
public static class WellKnown
{
    public const int Port = 10100;

    public const string Address = "http://127.0.0.1:10100";

    public const string AdminEmail = "admin@emulator.encord.local";

    public const string TeamManagerEmail = "manager@emulator.encord.local";

    public const string AnnotatorEmail = "annotator@emulator.encord.local";

    public const string ReviewerEmail = "reviewer@emulator.encord.local";

    /// <summary>A user who is in no project.</summary>
    public const string OutsiderEmail = "outsider@emulator.encord.local";

    /// <summary>A bearer token of the admin that never expires.</summary>
    public const string AdminToken = "encord-emulator-admin-token";

    /// <summary>Private bytes 00 01 … 1f: the key of the signature test vectors.</summary>
    public static string AdminPrivateKeyText => KeyOf(AdminEmail).PrivateText(AdminEmail);

    public static string AdminPublicKeyHex => KeyOf(AdminEmail).PublicHex;

    public static string TeamManagerPrivateKeyText => KeyOf(TeamManagerEmail).PrivateText(TeamManagerEmail);

    public static string AnnotatorPrivateKeyText => KeyOf(AnnotatorEmail).PrivateText(AnnotatorEmail);

    public static string ReviewerPrivateKeyText => KeyOf(ReviewerEmail).PrivateText(ReviewerEmail);

    public static string OutsiderPrivateKeyText => KeyOf(OutsiderEmail).PrivateText(OutsiderEmail);

    /// <summary>Each user's private bytes count up from a first byte of their own.</summary>
    internal static OpenSshKey KeyOf(string email) => OpenSshKey.Counting(email switch
    {
        AdminEmail => 0x00,
        TeamManagerEmail => 0x20,
        AnnotatorEmail => 0x40,
        ReviewerEmail => 0x60,
        OutsiderEmail => 0x80,
        _ => throw new ArgumentOutOfRangeException(nameof(email), email, "Not a well-known user."),
    });
}
