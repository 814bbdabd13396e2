using System.Globalization;
using Encord.Emulator.Pipeline.Faults;

namespace Encord.Emulator.Hosting;

/// <summary>Options of the command <c>encord-emulator</c>.</summary>
internal static class CommandLine
{
    public const string Help = """
        encord-emulator: a local Encord server for trying, tests and CI.

          --url <address>           where to listen (default http://127.0.0.1:10100)
          --port <number>           port on the loopback address; 0 picks a free one
          --allow-remote            allow an address that others can reach (the keys are public!)
          --allow-host <name>       a name by which clients reach the emulator, besides localhost; repeatable
          --database <file>         keep everything in this SQLite file (default: in memory, gone at the end)
          --files <folder>          where uploaded files are kept
          --seed none|minimal|sample, --no-seed
                                    what a new database starts with (default: sample)
          --replay-window <seconds> how old or new a v2 signature may be (default 300)
          --no-auth                 take unsigned requests as the admin's
          --label-limit <number>    label rows per request (default 1000)
          --signed-url-lifetime <seconds>
          --maximum-file-bytes <number>
                                    the largest file that is taken (default: all)
          --no-compression          never answer with gzip
          --fault <kind[:n],…>      something that goes wrong, repeatable:
                                      status:503 delay:2000 reset[:bytes] truncate[:bytes] malformed html stall:2000 empty
                                      errorPage:502 redirect drip:1000 break[:bytes] cutGzip deep wrongTypes nulls
                                      unknownWords errorInside samePage hugeText[:length]
                                      with path= method= type= query-method= count=n|all skip=n retry-after= location=
                                      echo-headers after-work
          --help
        """;

    /// <returns>Null when help was asked for.</returns>
    /// <exception cref="FormatException">An argument is not understood.</exception>
    public static EmulatorOptions? Parse(string[] arguments)
    {
        var options = new EmulatorOptions();
        var faults = new List<Fault>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Length ? arguments[i] : throw new FormatException($"{name} needs a value.");
            switch (name)
            {
                case "--help" or "-h" or "-?":
                    return null;
                case "--url":
                    options = WithUrl(options, Value());
                    break;
                case "--port":
                    options = options with { Port = Number(name, Value(), ushort.MaxValue) };
                    break;
                case "--allow-remote":
                    options = options with { AllowRemote = true };
                    break;
                case "--allow-host":
                    options = options with { AllowedHosts = [.. options.AllowedHosts, Value()] };
                    break;
                case "--database":
                    options = options with { DatabasePath = Value() };
                    break;
                case "--files":
                    options = options with { FilesPath = Value() };
                    break;
                case "--seed":
                    options = options with { Seed = Seed(Value()) };
                    break;
                case "--no-seed":
                    options = options with { Seed = SeedLevel.None };
                    break;
                case "--replay-window":
                    options = options with { ReplayWindow = TimeSpan.FromSeconds(Number(name, Value())) };
                    break;
                case "--no-auth":
                    options = options with { RequireAuthentication = false };
                    break;
                case "--label-limit":
                    options = options with { LabelLimit = Math.Max(1, Number(name, Value())) };
                    break;
                case "--signed-url-lifetime":
                    options = options with { SignedUrlLifetime = TimeSpan.FromSeconds(Number(name, Value())) };
                    break;
                case "--maximum-file-bytes":
                    options = options with { MaximumFileBytes = Number(name, Value()) };
                    break;
                case "--no-compression":
                    options = options with { Compression = false };
                    break;
                case "--fault":
                    faults.Add(FaultText.Parse(Value()));
                    break;
                default:
                    throw new FormatException($"'{name}' is not an option; --help lists them.");
            }
        }

        return options with { Faults = faults };
    }

    private static EmulatorOptions WithUrl(EmulatorOptions options, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp
            ? options with { Host = url.Host.Trim('[', ']'), Port = url.Port }
            : throw new FormatException($"--url: '{text}' is not an http address; the emulator does not serve TLS.");

    private static SeedLevel Seed(string text) =>
        Enum.TryParse<SeedLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level)
            ? level
            : throw new FormatException($"--seed: '{text}' is not one of none, minimal, sample.");

    private static int Number(string name, string text, int maximum = int.MaxValue) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= maximum
            ? number
            : throw new FormatException($"{name}: '{text}' is not a number from 0 to {maximum}.");
}
