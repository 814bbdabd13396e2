namespace Encord.Emulator.Hosting;

/// <summary>The command <c>encord-emulator</c>.</summary>
internal static class EmulatorProgram
{
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            if (CommandLine.Parse(arguments) is not { } options)
            {
                await output.WriteLineAsync(CommandLine.Help);
                return 0;
            }

            await using var emulator = await EncordEmulator.StartAsync(options with { LogToConsole = true });
            await output.WriteLineAsync(StartupNotice.Text(emulator, options));
            await emulator.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception error) when (error is EmulatorStartException or FormatException)
        {
            await errors.WriteLineAsync($"encord-emulator: {error.Message}");
            return 1;
        }
    }
}
