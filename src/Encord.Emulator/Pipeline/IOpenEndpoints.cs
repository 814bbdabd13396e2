namespace Encord.Emulator.Pipeline;

/// <summary>Routes outside the API that carry their own proof (signed links); found by scanning the assembly.</summary>
internal interface IOpenEndpoints
{
    public void Map(IEndpointRouteBuilder routes);
}
