using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Encord.PowerShell.Connection;

/// <summary>
/// The default connection of each runspace. Never one for the process: the runbooks of an Automation sandbox share a process, and a
/// runspace that ends takes its connection with it.
/// </summary>
internal static class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, Slot> Slots = new();

    /// <summary>The connection that <c>Connect-Encord</c> opened in this runspace, or null.</summary>
    public static EncordConnection? Current
    {
        get => Here.Connection;
        set
        {
            var slot = Here;
            slot.Connection = value;
            slot.FromEnvironment = null;
        }
    }

    /// <summary>Opens another runspace with a connection.</summary>
    public static void Share(Runspace runspace, EncordConnection connection) => Slots.GetOrCreateValue(runspace).Connection = connection;

    /// <summary>
    /// The connection that the environment names, opened once per runspace and again when the environment changes; null when it names none.
    /// </summary>
    public static EncordConnection? FromEnvironment()
    {
        var slot = Here;
        var fingerprint = EnvironmentConnection.Fingerprint();
        if (fingerprint is null)
        {
            return null;
        }

        if (slot.FromEnvironment is null || slot.Fingerprint != fingerprint)
        {
            slot.FromEnvironment = EnvironmentConnection.Open();
            slot.Fingerprint = fingerprint;
        }

        return slot.FromEnvironment;
    }

    private static Slot Here => Slots.GetOrCreateValue(Runspace.DefaultRunspace);

    private sealed class Slot
    {
        public EncordConnection? Connection { get; set; }

        public EncordConnection? FromEnvironment { get; set; }

        public string? Fingerprint { get; set; }
    }
}
