using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>A report and a drawing in a real browser, where there is one: nothing is refused, nothing is wider than the screen, words can be read, and shapes are where labels are.</summary>
public sealed class InBrowser(SampleServer server) : IDisposable
{
    // The report stands in two frames, as on a phone and on a desk. What is measured goes into the title, which is printed.
    private const string Page = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body>
        <iframe id="phone" width="360" height="800" srcdoc="REPORT"></iframe><iframe id="desk" width="1280" height="800" srcdoc="REPORT"></iframe>
        <script>
        const result = {};
        function measure(id) {
          const page = document.getElementById(id).contentDocument;
          const style = selector => page.defaultView.getComputedStyle(page.querySelector(selector));
          result[id] = { wide: page.documentElement.scrollWidth, ground: style('body').backgroundColor, text: style('body').color, faint: style('caption').color, link: style('a').color, card: style('.tiles div').backgroundColor, label: style('dt').color };
        }
        window.addEventListener('load', () => {
          measure('phone');
          measure('desk');
          const image = new Image();
          image.onload = () => {
            const canvas = document.createElement('canvas');
            canvas.width = 1280;
            canvas.height = 960;
            const pen = canvas.getContext('2d', { willReadFrequently: true });
            pen.drawImage(image, 0, 0, 1280, 960);
            result.pixels = [POINTS].map(point => [...pen.getImageData(Math.round(4 * point[0]), Math.round(4 * point[1]), 1, 1).data].slice(0, 3));
            document.title = JSON.stringify(result);
          };
          image.src = 'data:image/svg+xml;base64,DRAWING';
        });
        </script></body></html>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-browser-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_report_can_be_read_on_a_phone_and_on_a_desk_light_and_dark_and_a_box_is_where_its_label_is()
    {
        if (Browser() is not { } browser)
        {
            Assert.Skip("Chromium is not installed, so nothing was rendered. Debian: apt-get install chromium");
            return;
        }

        using var shell = Shell.Connected(server.Address);
        var box = (double[])shell.Run($$"""
            Export-EncordReport 'Street scenes' '{{_folder.FullName}}/report.html' -Gallery 4 | Out-Null
            $row = Get-EncordLabelRow 'Street scenes' -DataTitle street-0002.png
            New-Item -ItemType Directory '{{_folder.FullName}}/data' | Out-Null
            Set-Content '{{_folder.FullName}}/data/manifest.csv' 'file,data_hash,unit_hash'
            $row | Export-EncordOverlay -Path '{{_folder.FullName}}/drawn' -DataPath '{{_folder.FullName}}/data' -WarningAction SilentlyContinue | Out-Null
            $car = $row | Get-EncordObjectInstance | Where-Object Name -EQ Car | Sort-Object { $_.PixelWidth * $_.PixelHeight } | Select-Object -First 1
            , [double[]]@($car.PixelX, ($car.PixelY + ($car.PixelHeight / 2)), ($car.PixelX + $car.PixelWidth), ($car.PixelY + ($car.PixelHeight / 2)), 318, 2)
            """).ThrowOnError().Output[0].BaseObject;
        var page = Page.Replace("REPORT", WebUtility.HtmlEncode(File.ReadAllText(Path.Combine(_folder.FullName, "report.html"))), StringComparison.Ordinal)
            .Replace("DRAWING", Convert.ToBase64String(File.ReadAllBytes(Path.Combine(_folder.FullName, "drawn", "street-0002.svg"))), StringComparison.Ordinal)
            .Replace("POINTS", string.Join(',', box.Chunk(2).Select(point => FormattableString.Invariant($"[{point[0]},{point[1]}]"))), StringComparison.Ordinal);
        var path = Path.Combine(_folder.FullName, "page.html");
        File.WriteAllText(path, page);

        Check(await ShowAsync(browser, path, isDark: false), isDark: false);
        Check(await ShowAsync(browser, path, isDark: true), isDark: true);
    }

    private static void Check((string Printed, string Log) shown, bool isDark)
    {
        (var printed, var log) = shown;
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        var title = Regex.Match(printed, "<title>(.+?)</title>").Groups[1].Value;
        Assert.True(title.Length > 0, "The page measured nothing: " + log);
        using var measured = JsonDocument.Parse(WebUtility.HtmlDecode(title));
        foreach ((var frame, var width) in new[] { ("phone", 360), ("desk", 1280) })
        {
            var one = measured.RootElement.GetProperty(frame);
            Assert.InRange(one.GetProperty("wide").GetInt32(), 1, width);
            Assert.Equal(isDark, Luminance(one, "ground") < 0.2);
            Assert.All(new[] { ("text", "ground"), ("faint", "ground"), ("link", "ground"), ("label", "card") }, pair => Assert.True(Contrast(Luminance(one, pair.Item1), Luminance(one, pair.Item2)) >= 4.5, $"{pair} on {frame}"));
        }

        // The line of the box has the colour of the class in the ontology, and the ground has not.
        int[][] pixels = [.. measured.RootElement.GetProperty("pixels").EnumerateArray().Select(pixel => pixel.EnumerateArray().Select(part => part.GetInt32()).ToArray())];
        Assert.All(pixels[..2], pixel => Assert.Equal([0xD3, 0x31, 0x15], pixel));
        Assert.Equal([0x20, 0x24, 0x2A], pixels[2]);
    }

    private async Task<(string Printed, string Log)> ShowAsync(string browser, string path, bool isDark)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--enable-logging=stderr", "--virtual-time-budget=5000",
            "--user-data-dir=" + Path.Combine(_folder.FullName, "profile"), "--blink-settings=preferredColorScheme=" + (isDark ? "0" : "1"), "--dump-dom", new Uri(path).AbsoluteUri,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (await printed, await log);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string? Browser() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    /// <summary>As the Web Content Accessibility Guidelines define it.</summary>
    private static double Luminance(JsonElement colours, string name)
    {
        double[] parts = [.. Regex.Matches(colours.GetProperty(name).GetString()!, @"\d+").Take(3).Select(part => int.Parse(part.Value) / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
