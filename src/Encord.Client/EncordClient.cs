using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Encord.Client.Activity;
using Encord.Client.Agents;
using Encord.Client.Algorithms;
using Encord.Client.Collections;
using Encord.Client.Datasets;
using Encord.Client.Downloads;
using Encord.Client.Http;
using Encord.Client.Integrations;
using Encord.Client.Issues;
using Encord.Client.LabelRows;
using Encord.Client.Labels;
using Encord.Client.Models;
using Encord.Client.Ontologies;
using Encord.Client.People;
using Encord.Client.Projects;
using Encord.Client.Storage;
using Encord.Client.Uploads;
using Encord.Client.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace Encord.Client;

/// <summary>The client of one server for one user. Thread-safe; one serves a whole session, so that connections are reused.</summary>
internal sealed class EncordClient : IDisposable
{
    private const string HandlerChain = "Encord";
    private const string StorageChain = "Storage";

    private static readonly Regex Products = new(
        @"^[-!#$%&'*+.^_`|~0-9A-Za-z]+(/[-!#$%&'*+.^_`|~0-9A-Za-z]+)?([ \t]+[-!#$%&'*+.^_`|~0-9A-Za-z]+(/[-!#$%&'*+.^_`|~0-9A-Za-z]+)?)*$",
        RegexOptions.CultureInvariant);

    private readonly ServiceProvider _services;
    private readonly HttpClient _http;
    private HttpMessageHandler? _network;
    private HttpMessageHandler? _storageNetwork;

    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the domain or another option cannot be used.</exception>
    public EncordClient(EncordClientOptions options)
    {
        Options = Checked(options);
        var userAgent = UserAgent(options.UserAgentSuffix);
        var services = new ServiceCollection();
        services.AddHttpClient(HandlerChain)
            .RemoveAllLoggers()
            .SetHandlerLifetime(System.Threading.Timeout.InfiniteTimeSpan)
            .ConfigureHttpClient(client => client.Timeout = System.Threading.Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(() => new SigningHandler(options.Credential, userAgent, options.TimeProvider))
            .ConfigurePrimaryHttpMessageHandler(() => _network = options.PrimaryHandler?.Invoke() ?? NetworkHandler.Create(options.Domain));

        // Files go to object storage by links that carry their own proof: neither signed nor retried as calls are.
        services.AddHttpClient(StorageChain)
            .RemoveAllLoggers()
            .SetHandlerLifetime(System.Threading.Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => _storageNetwork = options.PrimaryHandler?.Invoke() ?? NetworkHandler.Create(options.Domain, DecompressionMethods.None));
        _services = services.BuildServiceProvider();
        _http = _services.GetRequiredService<IHttpClientFactory>().CreateClient(HandlerChain);
        Transport = new EncordTransport(_http, options);
    }

    public EncordClientOptions Options { get; }

    public EncordTransport Transport { get; }

    public ProjectClient Projects => field ??= new(Transport);

    public DatasetClient Datasets => field ??= new(Transport);

    public OntologyClient Ontologies => field ??= new(Transport);

    public LabelRowClient LabelRows => field ??= new(Transport);

    public ProjectSetupClient ProjectSetup => field ??= new(Transport);

    public ProjectPeopleClient ProjectPeople => field ??= new(Transport);

    public OrganisationClient Organisation => field ??= new(Transport);

    public IntegrationClient Integrations => field ??= new(Transport);

    public ActivityClient Activity => field ??= new(Transport);

    public WorkflowClient Workflow => field ??= new(Transport);

    public TaskDispatch Tasks => field ??= new(Workflow);

    public IssueClient Issues => field ??= new(Transport);

    public CollectionClient Collections => field ??= new(Transport);

    public LabelClient Labels => field ??= new(Transport, Projects, Ontologies);

    public ModelClient Models => field ??= new(Transport);

    public TrainingClient Trainings => field ??= new(Transport);

    public InferenceClient Inference => field ??= new(Transport);

    /// <summary>Models, whichever release the server is of.</summary>
    public ModelGateway ModelGateway => field ??= new(Models, Trainings, Inference, new RestModelClient(Transport), Labels);

    public AlgorithmClient Algorithms => field ??= new(Transport);

    public DataRowClient DataRows => field ??= new(Transport);

    public StorageClient Storage => field ??= new(Transport);

    public UploadJobClient UploadJobs => field ??= new(Transport, Options);

    public DatasetUploader Uploader => field ??= CreateUploader();

    public FileDownloader Downloader => field ??= new(StorageInvoker(), Options);

    public AgentFiles AgentFiles => field ??= new(new FileDownloader(StorageInvoker(), Options with { MaximumRetryCount = 0 }), Storage, DataRows);

    public ContentComparison ContentComparison => field ??= new(StorageInvoker(), Options);

    public void Dispose()
    {
        _http.Dispose();
        _services.Dispose();
        // The factory leaves this to the garbage collector; its connections should close now.
        _network?.Dispose();
        _storageNetwork?.Dispose();
    }

    private DatasetUploader CreateUploader()
    {
        var places = new UploadPlaces(Transport);
        return new(new FileUploader(StorageInvoker(), places, Options), places, UploadJobs);
    }

    /// <summary>A plain invoker: what an HttpClient adds (default headers, a time limit of its own) is not wanted for files, but costs every one.</summary>
    private HttpMessageInvoker StorageInvoker() =>
        new(_services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(StorageChain), disposeHandler: false);

    public override string ToString() => $"{Transport.Domain.Root} ({Options.Credential})";

    private static EncordClientOptions Checked(EncordClientOptions options)
    {
        _ = new ApiDomain(options.Domain, options.AllowInsecureHttp);
        if (options.MaximumRetryCount is < 0 or > 100)
        {
            throw Refused("The number of retries must be between 0 and 100.");
        }

        if (options.Timeout != System.Threading.Timeout.InfiniteTimeSpan && (options.Timeout < TimeSpan.FromMilliseconds(10) || options.Timeout > TimeSpan.FromDays(1)))
        {
            throw Refused("The timeout must be between 10 milliseconds and a day.");
        }

        if (options.UserAgentSuffix is { } suffix && !Products.IsMatch(suffix.Trim()))
        {
            throw Refused("The addition to the User-Agent must be products as name/version, separated by spaces.");
        }

        return options;
    }

    private static string UserAgent(string? suffix)
    {
        var version = typeof(EncordClient).Assembly.GetName().Version!;
        var framework = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal) ? "netfx" : "dotnet";
        var text = $"encord-powershell/{version.Major}.{version.Minor}.{version.Build} {framework}/{Environment.Version}";
        return string.IsNullOrWhiteSpace(suffix) ? text : $"{text} {suffix!.Trim()}";
    }

    private static EncordException Refused(string message) => new(EncordErrorId.InvalidArgument, message);
}
