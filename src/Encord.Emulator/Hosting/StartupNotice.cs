using System.Text;

namespace Encord.Emulator.Hosting;

/// <summary>What is printed at the start.</summary>
internal static class StartupNotice
{
    public static string Text(EncordEmulator emulator, EmulatorOptions options)
    {
        var address = emulator.BaseAddress.ToString().TrimEnd('/');
        var text = new StringBuilder();
        text.AppendLine($"Encord emulator on {address}");
        text.AppendLine($"  data      {options.DatabasePath ?? "in memory, gone at the end"} (a new database starts with: {options.Seed.ToString().ToLowerInvariant()})");
        text.AppendLine($"  user      {WellKnown.AdminEmail}, public key {WellKnown.AdminPublicKeyHex}");
        text.AppendLine($"  PowerShell      Connect-Encord -Emulator{(emulator.BaseAddress.Port == WellKnown.Port ? "" : $" -Domain {address}")}");
        text.AppendLine("  vendor's SDK    put the key below into ENCORD_SSH_KEY (or a file named by ENCORD_SSH_KEY_FILE) and pass");
        text.AppendLine($"                  domain=\"{address}\"");
        text.AppendLine();
        text.Append(emulator.WellKnownPrivateKeyText);
        text.AppendLine();
        text.AppendLine("WARNING: this key is PUBLIC, the same in every emulator. Never add it to a real account.");
        if (options.AllowRemote)
        {
            text.AppendLine("WARNING: others may reach this address, and everybody has the key.");
        }

        text.AppendLine("It is not the platform: no web editor, no e-mail, no cloud storage access, no cuboids or scenes, no TLS; its models are small.");
        text.Append("Ctrl+C stops it.");
        return text.ToString();
    }
}
