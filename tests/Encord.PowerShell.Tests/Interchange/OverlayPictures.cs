using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Where the pictures under the labels come from, and what hostile words can do: nothing.</summary>
public sealed class OverlayPictures : IAsyncLifetime
{
    private const string Hostile = "\"><script>alert(1)</script>&amp;\u0007<img src=x onerror=alert(2)>";
    private const string Rows = "Get-EncordLabelRow 'Street scenes' -DataTitle street-000*";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private ExportFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await ExportFixture.StartAsync(SeedLevel.Sample);

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Pictures_lie_beside_the_drawings_and_links_lead_to_them()
    {
        var result = Export("");

        var drawings = Drawings();
        Assert.Equal(result.Images, drawings.Length);
        Assert.Equal(result.Images, result["ImageFiles"]);
        Assert.All(drawings, svg => Assert.True(File.Exists(Path.Combine(_fixture.PathOf("out"), Uri.UnescapeDataString(Link(svg))))));
        Assert.DoesNotContain(drawings, svg => Link(svg).Contains("http", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_folder_of_data_is_linked_to_and_nothing_is_downloaded()
    {
        _fixture.Run($"{Rows} | Export-EncordData '{_fixture.PathOf("my data #1")}'").ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();

        var result = Export($"-DataPath '{_fixture.PathOf("my data #1")}'");

        Assert.Equal(0, result["ImageFiles"]);
        Assert.All(Drawings(), svg => Assert.StartsWith("../my%20data%20%231/", Link(svg), StringComparison.Ordinal));
        Assert.All(Drawings(), svg => Assert.True(File.Exists(Path.GetFullPath(Path.Combine(_fixture.PathOf("out"), Uri.UnescapeDataString(Link(svg)))))));
        Assert.DoesNotContain(_fixture.Emulator.RequestLog.Requests, request => request.Target.StartsWith("/storage", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-DataPath data")]
    public void Embedded_pictures_are_the_files_and_nothing_else_is_left_behind(string from)
    {
        _fixture.Run($"{Rows} | Export-EncordData '{_fixture.PathOf("data")}'").ThrowOnError();
        HashSet<string> sources = [.. _fixture.Digests("data").Values];

        var result = Export("-Embed " + from.Replace("data", $"'{_fixture.PathOf("data")}'", StringComparison.Ordinal));

        Assert.All(Drawings(), svg => Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(Link(svg)["data:image/png;base64,".Length..]))), sources));
        Assert.Equal(result.Images + 2, _fixture.Digests("out").Count);
        Assert.Empty(Directory.GetDirectories(_fixture.PathOf("out")));
        Assert.Equal(11, _fixture.Digests("data").Count);
    }

    [Fact]
    public void The_gallery_has_every_picture_and_a_policy_that_fits_its_script_and_style()
    {
        var result = Export("-Format Html -Embed");

        var page = File.ReadAllText(Path.Combine(_fixture.PathOf("out"), "index.html"));
        Assert.Equal(result.Images, Regex.Count(page, "<figure>"));
        Assert.DoesNotMatch("(src|href)=\"(?!data:)", page);
        foreach (var element in new[] { "script", "style" })
        {
            var text = Assert.Single(Regex.Matches(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)).Groups[1].Value;
            Assert.Contains($"{element}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Svg")]
    [InlineData("Html")]
    public async Task Words_of_users_are_text(string format)
    {
        var project = await _fixture.CreateAsync([new { name = Hostile, shape = "bounding_box" }], [ExportFixture.Picture(Hostile + ".png"), ExportFixture.Picture("\u05D0\u05D1\u05D2 " + new string('x', 300))]);
        _fixture.Run($"""
            $rows = Get-EncordLabelRow {project} | Initialize-EncordLabelRow
            $rows | Add-EncordObjectInstance -Feature $name -Frame 0 -BoundingBox 0.1, 0.2, 0.3, 0.4
            $rows | Save-EncordLabelRow
            """, ("name", Hostile)).ThrowOnError();

        var run = _fixture.Run($"Export-EncordOverlay {project} '{_fixture.PathOf("out")}' -Format {format}");

        Assert.Equal(2, ExportOutcome.Of(run).Objects);
        string[] texts = [.. Directory.GetFiles(_fixture.PathOf("out")).Where(file => Path.GetExtension(file) is ".svg" or ".html").Select(File.ReadAllText)];
        Assert.Equal(format == "Svg" ? 2 : 1, texts.Length);
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u0007', text);
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;", text, StringComparison.Ordinal);
        });
        if (format == "Svg")
        {
            Assert.All(Drawings(), svg => Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Name.Namespace != Svg || element.Attributes().Any(one => one.Name.LocalName.StartsWith("on", StringComparison.Ordinal))));
        }
    }

    [Theory]
    [InlineData("Svg")]
    [InlineData("Html")]
    public void A_picture_that_cannot_be_brought_is_an_error_and_its_labels_are_drawn(string format)
    {
        _fixture.Run("Connect-Encord -Emulator -Domain $address -MaximumRetryCount 0 -SkipCheck", ("address", _fixture.Emulator.BaseAddress)).ThrowOnError();
        _fixture.Emulator.Faults.Add(new Fault { Kind = FaultKind.Truncate, Path = "/storage", Count = 1 });

        var run = Run($"-Embed -Format {format}");

        Assert.Single(run.ErrorIds);
        var result = ExportOutcome.Of(run);
        Assert.Equal(1, result["Failed"]);
        Assert.Contains(result.LeftOut, one => one is { Kind: "ImageFile", Count: 1 });
        Assert.Equal(5, result.Images);
        Assert.Empty(Directory.GetDirectories(_fixture.PathOf("out")));
        Assert.DoesNotContain(_fixture.Digests("out").Keys, name => name.Contains("partial", StringComparison.Ordinal));
    }

    private ShellResult Run(string parameters) => _fixture.Run($"{Rows} | Export-EncordOverlay -Path '{_fixture.PathOf("out")}' {parameters}");

    private ExportOutcome Export(string parameters) => ExportOutcome.Of(Run(parameters).ThrowOnError());

    private XElement[] Drawings() => [.. Directory.GetFiles(_fixture.PathOf("out"), "*.svg").Select(file => XElement.Load(file))];

    private static string Link(XElement svg) => (string)Assert.Single(svg.Elements(Svg + "image")).Attribute("href")!;
}
