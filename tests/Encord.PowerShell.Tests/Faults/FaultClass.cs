using Encord.Client.Tests.Support;
using Encord.Emulator;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>Faults of one kind. Every command meets one of each class; which one, and at which of its requests, goes round.</summary>
/// <param name="Name">What the page calls it.</param>
/// <param name="Faults">Those of the class.</param>
internal sealed record FaultClass(string Name, IReadOnlyList<ExpectedFault> Faults)
{
    public const string EndlessPages = "endless pages";
    public const string Late = "late";

    private const string Recovers = "";

    private static readonly string[] Unexpected = ["EncordUnexpectedResponse"];

    // What an optional member says is read leniently. If it is missed later, the command says what it does not find.
    private static readonly string[] Lenient =
        [Recovers, "EncordUnexpectedResponse", "EncordNotFound", "EncordInvalidArgument", "EncordFeatureNotFound", "EncordOperationNotAllowed"];

    public static IReadOnlyList<FaultClass> All { get; } =
    [
        new("refused",
        [
            Status(400, "EncordInvalidArgument"),
            Status(401, "EncordAuthenticationFailed"),
            Status(403, "EncordAccessDenied"),
            Status(404, "EncordNotFound"),
            Status(409, "EncordConflict"),
            Status(413, "EncordPayloadTooLarge"),
        ]),
        new("throttled",
        [
            new("429, Retry-After: 0", new Fault { Status = 429, RetryAfter = "0" }, [Recovers], ["EncordRateLimited"]),
            .. new[] { "-5", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT", "soon" }
                .Select(after => Of($"429, Retry-After: {after}", new Fault { Status = 429, RetryAfter = after }, "EncordRateLimited")),
        ]),
        new("failing",
        [
            Of("500", new Fault { Status = 500, EchoHeaders = true }, "EncordServiceUnavailable"),
            Of("502 as HTML", new Fault { Kind = FaultKind.ErrorPage, Status = 502 }, "EncordServiceUnavailable"),
            new("503, Retry-After: 0", new Fault { Status = 503, RetryAfter = "0" }, [Recovers], ["EncordServiceUnavailable"]),
            Of("504", new Fault { Status = 504 }, "EncordServiceUnavailable"),
        ]),
        new(Late,
        [
            new("no answer within the time limit", new Fault { Kind = FaultKind.Delay, DelayMilliseconds = Patience.HeldMilliseconds }, ["EncordTimeout"], ["EncordOutcomeUnknown"]),
            new("a byte now and then", new Fault { Kind = FaultKind.Drip, DelayMilliseconds = Patience.HeldMilliseconds }, ["EncordTimeout"], ["EncordOutcomeUnknown"]),
        ]),
        new("lost",
        [
            Lost("reset before the answer", new Fault { Kind = FaultKind.Reset }),
            Lost("reset after the work", new Fault { Kind = FaultKind.Reset, AfterWork = true }),
            Lost("reset within the answer", new Fault { Kind = FaultKind.Break }),
            Lost("answer cut short", new Fault { Kind = FaultKind.Truncate }),
        ]),
        new("garbled",
        [
            new("gzip cut short", new Fault { Kind = FaultKind.CutGzip }, Unexpected, ["EncordOutcomeUnknown"]),
            new("JSON that is none", new Fault { Kind = FaultKind.Malformed }, Unexpected, Unexpected),
            new("arrays in arrays without an end", new Fault { Kind = FaultKind.Deep }, Unexpected, Unexpected),
            new("200 as HTML", new Fault { Kind = FaultKind.Html }, Unexpected, Unexpected),
            new("200 with nothing", new Fault { Kind = FaultKind.Empty }, Unexpected, Unexpected),
            new("200 with an error inside", new Fault { Kind = FaultKind.ErrorInside }, ["EncordNotFound", "EncordUnexpectedResponse"], ["EncordNotFound", "EncordUnexpectedResponse"]),
            new("redirect to another host", new Fault { Kind = FaultKind.Redirect, Location = "http://elsewhere.invalid/secret?X-Signature=abc" }, Unexpected, Unexpected),
        ]),
        new("strange",
        [
            new("another type in every member", new Fault { Kind = FaultKind.WrongTypes }, Lenient, Lenient),
            new("null in every member", new Fault { Kind = FaultKind.Nulls }, Lenient, Lenient),
            // They are kept in labels, and go back with them; a server may then refuse those.
            new("words that no release knows", new Fault { Kind = FaultKind.UnknownWords }, [.. Lenient, "EncordCorruptedLabel"], Lenient),
        ]),
        new(EndlessPages, [new("the same page again and again", new Fault { Kind = FaultKind.SamePage, Count = null }, Unexpected, Unexpected)]),
    ];

    private static ExpectedFault Status(int status, string id) => Of($"{status}", new Fault { Status = status, EchoHeaders = true }, id);

    private static ExpectedFault Of(string name, Fault fault, string id) => new(name, fault, [id], [id]);

    private static ExpectedFault Lost(string name, Fault fault) => new(name, fault, ["EncordConnectionFailed"], ["EncordOutcomeUnknown"]);
}

/// <summary>A fault and what must come of it.</summary>
/// <param name="Name">What the page calls it.</param>
/// <param name="Fault">What the server does.</param>
/// <param name="AtReads">The ids that a command may end with when a request is struck that changes nothing; an empty one where it must go on as if nothing were.</param>
/// <param name="AtChanges">The same for one that changes something.</param>
internal sealed record ExpectedFault(string Name, Fault Fault, IReadOnlyList<string> AtReads, IReadOnlyList<string> AtChanges)
{
    /// <summary>What may come of it at a request of the effect. A value is set again where the server says that it could not.</summary>
    public IReadOnlyList<string> At(Effect effect) => effect switch
    {
        Effect.Change => AtChanges,
        Effect.Compute => [.. AtReads.Where(id => id.Length > 0).DefaultIfEmpty(AtChanges[0])],
        Effect.Set when AtReads is not [""] => AtChanges,
        _ => AtReads,
    };

    /// <summary>Whether the server sends other data, so that what a command writes need not be what it writes otherwise.</summary>
    public bool IsOtherData => Fault.Kind is FaultKind.WrongTypes or FaultKind.Nulls or FaultKind.UnknownWords;

    /// <summary>Whether the server says that it did not do what was asked.</summary>
    public bool IsRefusal => Fault is { Kind: FaultKind.Status, Status: < 500 } or { Kind: FaultKind.ErrorInside or FaultKind.Redirect };
}
