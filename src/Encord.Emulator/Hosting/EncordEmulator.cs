using System.Net;
using Encord.Emulator.Control;
using Encord.Emulator.Database;
using Encord.Emulator.Hosting;
using Encord.Emulator.Seeding;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator;

/// <summary>A running local Encord server.</summary>
public sealed class EncordEmulator : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EncordEmulator(WebApplication application, Uri baseAddress)
    {
        _application = application;
        BaseAddress = baseAddress;
    }

    /// <summary>For example <c>http://127.0.0.1:10100/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Faults to come; may be changed at any time.</summary>
    public FaultPlan Faults => Services.GetRequiredService<FaultPlan>();

    /// <summary>What was asked so far.</summary>
    public RequestLog RequestLog => Services.GetRequiredService<RequestLog>();

    /// <summary>OpenSSH private key of the admin. Public knowledge: never use it anywhere else.</summary>
    public string WellKnownPrivateKeyText => WellKnown.AdminPrivateKeyText;

    internal IServiceProvider Services => _application.Services;

    /// <exception cref="EmulatorStartException">The port is taken, the address is not loopback, or the database cannot be used.</exception>
    public static async Task<EncordEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        var address = ListenAddress(options);
        var database = OpenDatabase(options.DatabasePath);
        WebApplication application;
        try
        {
            application = ApplicationFactory.Create(options, address, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }

        try
        {
            SeedTemplates.Apply(database, options);
            if (database.Transaction(() => Prepare(application.Services, options)))
            {
                SeedTemplates.Keep(database, options);
            }

            await application.StartAsync(cancellationToken);
            return new EncordEmulator(application, new Uri(application.Urls.First()));
        }
        catch (Exception error)
        {
            await application.DisposeAsync();
            throw error switch
            {
                IOException { InnerException: AddressInUseException } => new EmulatorStartException(
                    $"Port {options.Port} is in use. Choose another one, or 0 for any that is free.", error),
                SqliteException => new EmulatorStartException(
                    $"The database '{options.DatabasePath}' cannot be used: {error.Message}", error),
                _ => error,
            };
        }
    }

    /// <summary>Makes a project of any size, for measurements; over HTTP it is <c>POST /emulator/projects</c>.</summary>
    public SyntheticProjectHashes AddProject(SyntheticProject project) => Services.GetRequiredService<SyntheticProjects>().Create(project);

    /// <summary>Puts the server back to what it was at its start, in milliseconds; over HTTP it is <c>POST /emulator/reset</c>.</summary>
    /// <exception cref="InvalidOperationException">The server keeps a file, or runs by a clock of its own.</exception>
    public void Reset()
    {
        if (!Services.GetRequiredService<SampleReset>().TryRun())
        {
            throw new InvalidOperationException("An emulator with a database file or a clock of its own cannot be reset. Start another one.");
        }
    }

    /// <summary>Until Ctrl+C or a termination signal.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Requests in flight (a delay that was asked for) are cancelled rather than waited for.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        await _application.DisposeAsync();
    }

    private static IPAddress ListenAddress(EmulatorOptions options)
    {
        IPAddress? address = null;
        if (string.Equals(options.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            address = IPAddress.Loopback;
        }
        else if (!IPAddress.TryParse(options.Host, out address))
        {
            throw new EmulatorStartException($"'{options.Host}' is not an IP address of this machine; try 127.0.0.1.");
        }

        return IPAddress.IsLoopback(address) || options.AllowRemote
            ? address
            : throw new EmulatorStartException(
                $"{options.Host} can be reached by others, and the emulator's keys are public. Use 127.0.0.1, or allow it with --allow-remote.");
    }

    private static EmulatorDatabase OpenDatabase(string? path)
    {
        try
        {
            return new EmulatorDatabase(path);
        }
        catch (SqliteException error)
        {
            throw new EmulatorStartException(
                $"The database '{path}' cannot be opened or written: {error.Message}. Check the folder and its permissions, or start without a file.",
                error);
        }
    }

    /// <returns>Whether the database was new, and is seeded now.</returns>
    private static bool Prepare(IServiceProvider services, EmulatorOptions options)
    {
        var database = services.GetRequiredService<EmulatorDatabase>();
        foreach (var store in services.GetServices<IStore>())
        {
            database.Execute(store.Schema);
        }

        if (!database.IsFresh)
        {
            return false;
        }

        foreach (var seeder in services.GetServices<ISeeder>().OrderBy(seeder => seeder.Order))
        {
            seeder.Seed(options.Seed);
        }

        database.MarkSeeded();
        return true;
    }
}
