using Microsoft.Extensions.Http;

namespace Encord.Client.Http;

/// <summary>
/// The handlers of one client, outermost first, before the one that sends. A connection keeps its handlers for as long as it lives, so the factory
/// that renews them, and the container that the factory needs, would only be compiled before the first answer.
/// </summary>
internal sealed class HandlerChain : HttpMessageHandlerBuilder
{
    private HandlerChain(HttpMessageHandler network, DelegatingHandler[] handlers)
    {
        PrimaryHandler = network;
        AdditionalHandlers = handlers;
    }

    public override string? Name { get; set; } = nameof(Encord);

    public override HttpMessageHandler PrimaryHandler { get; set; }

    public override IList<DelegatingHandler> AdditionalHandlers { get; }

    public static HttpMessageHandler Build(HttpMessageHandler network, params DelegatingHandler[] handlers) => new HandlerChain(network, handlers).Build();

    /// <inheritdoc/>
    public override HttpMessageHandler Build() => CreateHandlerPipeline(PrimaryHandler, AdditionalHandlers);
}
