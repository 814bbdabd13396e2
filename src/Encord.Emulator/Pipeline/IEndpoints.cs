namespace Encord.Emulator.Pipeline;

/// <summary>
/// The v2 routes of one resource; found by scanning the assembly, constructed once. Callers are authenticated before a route runs
/// (<c>context.Caller()</c>).
/// </summary>
internal interface IEndpoints
{
    /// <param name="v2">Routes relative to <c>/v2/public/</c>.</param>
    public void Map(IEndpointRouteBuilder v2);
}
