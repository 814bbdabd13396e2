using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Encord.Quickstart;

/// <summary>The least host that shows what the engine formats: everything goes to the console, nothing can be asked.</summary>
internal sealed class ConsoleTranscriptHost : PSHost
{
    private readonly TranscriptInterface _interface;

    public ConsoleTranscriptHost()
    {
        _interface = new TranscriptInterface(this);
    }

    public int Errors { get; private set; }

    public int ExitCode { get; private set; }

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Encord quickstart";

    public override PSHostUserInterface UI => _interface;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host cannot ask.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This host cannot ask.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    private sealed class TranscriptInterface(ConsoleTranscriptHost host) : PSHostUserInterface
    {
        public override PSHostRawUserInterface RawUI { get; } = new FixedWidth();

        public override void Write(string value) => Console.Write(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Console.Write(value);

        public override void WriteLine(string value) => Console.WriteLine(value);

        public override void WriteErrorLine(string value)
        {
            host.Errors++;
            Console.WriteLine(value);
        }

        public override void WriteWarningLine(string message) => Console.WriteLine($"WARNING: {message}");

        public override void WriteVerboseLine(string message) => Console.WriteLine($"VERBOSE: {message}");

        public override void WriteDebugLine(string message) => Console.WriteLine($"DEBUG: {message}");

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
            // A transcript shows what stays on the screen.
        }

        public override string ReadLine() => throw CannotAsk();

        public override SecureString ReadLineAsSecureString() => throw CannotAsk();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw CannotAsk();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw CannotAsk();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw CannotAsk();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw CannotAsk();

        private static NotSupportedException CannotAsk() => new("This host cannot ask.");
    }

    private sealed class FixedWidth : PSHostRawUserInterface
    {
        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

        public override Size BufferSize { get; set; } = new(140, 9999);

        public override Coordinates CursorPosition { get; set; }

        public override int CursorSize { get; set; } = 1;

        public override bool KeyAvailable => false;

        public override Size MaxPhysicalWindowSize => WindowSize;

        public override Size MaxWindowSize => WindowSize;

        public override Coordinates WindowPosition { get; set; }

        public override Size WindowSize { get; set; } = new(140, 50);

        public override string WindowTitle { get; set; } = "Encord quickstart";

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
        {
        }

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
        {
        }

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
        {
        }
    }
}
