using System.Security;
using Encord.Emulator.Files;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Pipeline;

/// <summary>Says no in the words of the wire that the request spoke.</summary>
internal static class Refusal
{
    private const int SqliteFull = 13;
    private const int SqliteIoError = 10;
    private const int SqliteReadOnly = 8;
    private const int SqliteCannotOpen = 14;

    public static Task WriteAsync(HttpContext context, WireError error)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/public"))
        {
            // v1 tells the outcome of a call in the envelope; only what never became a call has a status of HTTP too.
            context.Response.StatusCode = error.IsOfTransport ? error.Status : StatusCodes.Status200OK;
            return Answer.Of(new { status = error.Status, response = new[] { error.Code }, payload = error.Payload }).ExecuteAsync(context);
        }

        context.Response.StatusCode = error.Status;
        if (path.StartsWithSegments(SignedLinks.Prefix))
        {
            context.Response.ContentType = "application/xml";
            return context.Response.WriteAsync(
                $"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{error.Code}</Code><Message>{SecurityElement.Escape(error.Message)}</Message></Error>",
                context.RequestAborted);
        }

        // The vendor's client does not look at the code; ours tells errors of one status apart by it.
        return (error.IsOfTransport ? Answer.Of(new { message = error.Message }) : Answer.Of(new { message = error.Message, code = error.Code }))
            .ExecuteAsync(context);
    }

    /// <summary>What an exception means to the one who sent the request.</summary>
    public static WireError Of(Exception error) => error switch
    {
        WireError refusal => refusal,
        BadHttpRequestException bad => WireError.Transport(bad.StatusCode, bad.Message),
        _ when IsMalformed(error) => WireError.InvalidArguments("The request does not have the form that is expected here. Check the types of its members."),
        SqliteException { SqliteErrorCode: SqliteFull or SqliteIoError or SqliteReadOnly or SqliteCannotOpen } => WireError.Unknown(
            "The emulator cannot write its database: the disk is full or cannot be written. Nothing was changed. Free some space, or check the permissions, and try again."),
        IOException or UnauthorizedAccessException => WireError.Unknown($"The emulator cannot keep the file: {error.Message} Nothing was kept. Free some space, or check the permissions, and try again."),
        _ => WireError.Unknown($"The emulator failed: {error.GetType().Name}: {error.Message}"),
    };

    /// <summary>Readers of JSON say so when a value is not of the kind that was asked for.</summary>
    private static bool IsMalformed(Exception error) =>
        error is System.Text.Json.JsonException
        || (error is InvalidOperationException or FormatException or KeyNotFoundException && error.Source == "System.Text.Json");
}
