using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Encord.Client.Pictures.Report;

/// <summary>
/// The page. It has no script, asks no server for anything, and its policy forbids both; its one style is let in by its digest.
/// </summary>
internal static class ReportPage
{
    private static readonly XmlWriterSettings Settings = new() { ConformanceLevel = ConformanceLevel.Fragment, Encoding = new UTF8Encoding(false), NewLineChars = "\n", CloseOutput = false };

    private static readonly (string Id, string Name, Action<Markup, ReportFacts> Write)[] Sections =
    [
        ("state", "State", StateSection.Write),
        ("throughput", "Throughput", ThroughputSection.Write),
        ("classes", "Classes", ClassSection.Write),
        ("answers", "Answers", AnswerSection.Write),
        ("people", "People", PeopleSection.Write),
        ("boxes", "Sizes and places", BoxSection.Write),
        ("together", "Classes together", TogetherSection.Write),
        ("empty", "Empty rows", EmptySection.Write),
        ("suspicious", "Suspicious labels", ProblemSection.Write),
    ];

    private static readonly (string Id, string Name) Gallery = ("gallery", "Gallery");
    private static readonly (string Id, string Name) Counting = ("counting", "How it was counted");

    public static void Write(Stream stream, ReportFacts facts, ReportGallery gallery)
    {
        using var xml = XmlWriter.Create(stream, Settings);
        var page = new Markup(xml);
        xml.WriteRaw("<!DOCTYPE html>\n");
        using (page.In("html", ("lang", "en")))
        {
            Head(page, facts);
            using (page.In("body"))
            {
                Top(page, facts, gallery.IsWanted);
                using (page.In("main"))
                {
                    foreach ((var id, var name, var write) in Sections)
                    {
                        Section(page, id, name, () => write(page, facts));
                    }

                    if (gallery.IsWanted)
                    {
                        Section(page, Gallery.Id, Gallery.Name, () => gallery.Write(page));
                    }

                    Section(page, Counting.Id, Counting.Name, () => CountingSection.Write(page, facts));
                }
            }
        }

        xml.WriteRaw("\n");
    }

    private static void Head(Markup page, ReportFacts facts)
    {
        using (page.In("head"))
        {
            Meta(page, ("charset", "utf-8"));
            Meta(page, ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; img-src data:; style-src '{DigestOf(ReportText.Style)}'; base-uri 'none'; form-action 'none'"));
            Meta(page, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            Meta(page, ("name", "color-scheme"), ("content", "light dark"));
            page.Element("title", facts.Project.Title + " \u00B7 report");
            using (page.In("style"))
            {
                page.Xml.WriteRaw(ReportText.Style);
            }
        }
    }

    private static void Top(Markup page, ReportFacts facts, bool hasGallery)
    {
        using (page.In("header"))
        {
            using (page.In("h1"))
            {
                page.Words(facts.Project.Title);
            }

            using (page.In("p", ("class", "faint")))
            {
                page.Text("As of " + facts.AsOf.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC. Project " + facts.Project.ProjectHash
                    + (facts.Branch is null ? "." : ", branch " + facts.Branch + "."));
            }

            Tiles(page, facts);
            using (page.In("nav", ("aria-label", "Sections")))
            using (page.In("ul"))
            {
                foreach ((var id, var name) in Sections.Select(section => (section.Id, section.Name)).Concat(hasGallery ? [Gallery, Counting] : [Counting]))
                {
                    using (page.In("li"))
                    {
                        page.Element("a", name, ("href", "#" + id));
                    }
                }
            }
        }
    }

    private static void Tiles(Markup page, ReportFacts facts)
    {
        using (page.In("dl", ("class", "tiles")))
        {
            Tile("Label rows", Markup.Figure(facts.State.Rows));
            Tile("Complete", Markup.Share(facts.State.Complete, facts.State.Rows));
            Tile("Not begun", Markup.Figure(facts.State.NotBegun));
            Tile("Pictures counted", Markup.Figure(facts.Classes.Images));
            Tile("Objects", Markup.Figure(facts.Classes.Objects));
            Tile("Classifications", Markup.Figure(facts.Classes.Classifications));
            Tile("Errors and warnings", Markup.Figure(facts.Problems[LabelProblemSeverity.Error] + facts.Problems[LabelProblemSeverity.Warning]));
        }

        void Tile(string name, string value)
        {
            using (page.In("div"))
            {
                page.Element("dt", name);
                page.Element("dd", value);
            }
        }
    }

    private static void Section(Markup page, string id, string name, Action write)
    {
        page.Xml.WriteRaw("\n");
        using (page.In("section", ("id", id), ("aria-labelledby", id + "-name")))
        {
            page.Element("h2", name, ("id", id + "-name"));
            write();
        }
    }

    /// <summary>It ends with its beginning: a closing tag would be wrong.</summary>
    private static void Meta(Markup page, params (string Name, string Value)[] attributes)
    {
        page.Xml.WriteStartElement("meta");
        foreach ((var name, var value) in attributes)
        {
            page.Xml.WriteAttributeString(name, value);
        }

        page.Xml.WriteEndElement();
    }

    private static string DigestOf(string text)
    {
        using var sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
