using System.IO.Compression;
using System.Net;
using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Pipeline.Authentication;
using Encord.Emulator.Pipeline.Faults;
using Encord.Emulator.Seeding;
using Microsoft.AspNetCore.ResponseCompression;

namespace Encord.Emulator.Hosting;

/// <summary>Puts the server together.</summary>
internal static class ApplicationFactory
{
    public static WebApplication Create(EmulatorOptions options, IPAddress address, EmulatorDatabase database)
    {
        // Empty: no settings files, no environment; the same options give the same server everywhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(address, options.Port);
        });
        if (options.LogToConsole)
        {
            builder.Logging.AddSimpleConsole().AddFilter("Microsoft", LogLevel.None).SetMinimumLevel(LogLevel.Error);
        }

        var faults = new FaultPlan();
        foreach (var fault in options.Faults)
        {
            faults.Add(fault);
        }

        var services = builder.Services;
        services.AddRoutingCore();
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddSingleton(_ => database);
        services.AddSingleton(faults);
        services.AddSingleton<RequestLog>();
        services.AddSingleton<FaultInjection>();
        services.AddSingleton<RequestEntrance>();
        services.AddSingleton<AddressGate>();
        services.AddSingleton<RequestBody>();
        services.AddSingleton<Boundary>();
        services.AddSingleton<RequestAuthenticator>();
        services.AddSingleton<V1Routes>();
        services.AddSingleton<V1Endpoint>();
        AddFound(services);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddResponseCompression(compression => compression.Providers.Add<GzipCompressionProvider>());

        var application = builder.Build();
        var boundary = application.Services.GetRequiredService<Boundary>();
        var entrance = application.Services.GetRequiredService<RequestEntrance>();
        application.Use(next => context => boundary.RunAsync(context, next));
        application.Use(next => context => entrance.RunAsync(context, next));
        if (options.Compression)
        {
            application.UseResponseCompression();
        }

        // Inside the faults too: what they lose or damage is the real answer, refusals as well.
        application.Use(next => context => boundary.RunAsync(context, next));
        application.Use(next => context => RequestEntrance.AdmitAsync(context, next));
        application.Use(next => context => Boundary.RequireRouteAsync(context, next));
        application.UseRouting();
        Map(application);
        return application;
    }

    private static void Map(WebApplication application)
    {
        var services = application.Services;
        var v1 = services.GetRequiredService<V1Endpoint>();
        application.MapPost("/public", v1.HandleAsync);
        application.MapPost("/public/user", v1.HandleAsync);

        var v2 = application.MapGroup("/v2/public");
        foreach (var endpoints in services.GetServices<IEndpoints>())
        {
            endpoints.Map(v2);
        }

        foreach (var endpoints in services.GetServices<IOpenEndpoints>())
        {
            endpoints.Map(application);
        }
    }

    /// <summary>Everything that marks itself by an interface becomes a singleton under its own type and under that interface.</summary>
    private static void AddFound(IServiceCollection services)
    {
        Type[] marks =
        [
            typeof(IStore), typeof(IV1Handler), typeof(IEndpoints), typeof(IOpenEndpoints), typeof(ISeeder), typeof(IEmulatorService),
            typeof(Projects.IProjectCopyPart),
            typeof(Files.IObjectSource), typeof(Labels.IReviewSource),
        ];
        foreach (var type in typeof(ApplicationFactory).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            var own = marks.Where(mark => mark.IsAssignableFrom(type)).ToArray();
            if (own.Length > 0)
            {
                services.AddSingleton(type);
            }

            foreach (var mark in own)
            {
                services.AddSingleton(mark, provider => provider.GetRequiredService(type));
            }
        }
    }
}
