using System.Reflection;

namespace Encord.Emulator.Pipeline;

/// <summary>Which handler answers which (query_type, query_method) on which scope.</summary>
internal sealed class V1Routes
{
    private readonly Dictionary<(string Type, string Method, bool User), IV1Handler> _handlers = [];
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    public V1Routes(IEnumerable<IV1Handler> handlers)
    {
        foreach (var handler in handlers)
        {
            foreach (var route in handler.GetType().GetCustomAttributes<V1Attribute>())
            {
                _types.Add(route.QueryType);
                if (route.Scope != V1Scope.User)
                {
                    _handlers.Add((route.QueryType, route.QueryMethod, false), handler);
                }

                if (route.Scope != V1Scope.Resource)
                {
                    _handlers.Add((route.QueryType, route.QueryMethod, true), handler);
                }
            }
        }
    }

    /// <summary>Every call that is answered.</summary>
    public IEnumerable<(string Type, string Method, bool IsUserScope)> All => _handlers.Keys;

    public IV1Handler Find(string queryType, string queryMethod, bool isUserScope)
    {
        if (_handlers.TryGetValue((queryType, queryMethod, isUserScope), out var handler))
        {
            return handler;
        }

        throw WireError.MethodNotAllowed(_types.Contains(queryType)
            ? $"{queryType} has no {queryMethod} on {(isUserScope ? "/public/user" : "/public")}."
            : $"The emulator does not know query_type '{queryType}'.");
    }
}
