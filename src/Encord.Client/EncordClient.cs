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

namespace Encord.Client;

/// <summary>The client of one server for one user. Thread-safe; one serves a whole session, so that connections are reused.</summary>
internal sealed class EncordClient : IDisposable
{
    private const string Products =
        @"^[-!#$%&'*+.^_`|~0-9A-Za-z]+(/[-!#$%&'*+.^_`|~0-9A-Za-z]+)?([ \t]+[-!#$%&'*+.^_`|~0-9A-Za-z]+(/[-!#$%&'*+.^_`|~0-9A-Za-z]+)?)*$";

    private readonly HttpClient _http;
    private readonly Lazy<HttpMessageInvoker> _storage;

    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the domain or another option cannot be used.</exception>
    public EncordClient(EncordClientOptions options)
    {
        Options = Checked(options);
        var signing = new SigningHandler(options.Credential, UserAgent(options.UserAgentSuffix), options.TimeProvider);
        _http = new HttpClient(HandlerChain.Build(Network(DecompressionMethods.GZip), signing)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        Transport = new EncordTransport(_http, options);

        // Files go to object storage by links that carry their own proof: neither signed nor retried as calls are. A plain invoker: what an
        // HttpClient adds (default headers, a time limit of its own) is not wanted for files, but costs every one.
        _storage = new(() => new HttpMessageInvoker(Network(DecompressionMethods.None)));
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

    public FileDownloader Downloader => field ??= new(_storage.Value, Options);

    public AgentFiles AgentFiles => field ??= new(new FileDownloader(_storage.Value, Options with { MaximumRetryCount = 0 }), Storage, DataRows);

    public ContentComparison ContentComparison => field ??= new(_storage.Value, Options);

    public void Dispose()
    {
        _http.Dispose();
        if (_storage.IsValueCreated)
        {
            _storage.Value.Dispose();
        }
    }

    private DatasetUploader CreateUploader()
    {
        var places = new UploadPlaces(Transport);
        return new(new FileUploader(_storage.Value, places, Options), places, UploadJobs);
    }

    private HttpMessageHandler Network(DecompressionMethods decompression) => Options.PrimaryHandler?.Invoke() ?? NetworkHandler.Create(Options.Domain, decompression);

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

        if (options.UserAgentSuffix is { } suffix && !Regex.IsMatch(suffix.Trim(), Products, RegexOptions.CultureInvariant))
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
