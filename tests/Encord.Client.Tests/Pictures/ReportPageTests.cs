using System.Xml;
using System.Xml.Linq;
using Encord.Client.Labels.Problems;
using Encord.Client.Pictures.Report;
using Encord.Client.Tests.Labels;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Pictures;

/// <summary>Pages of what one does not expect in a project. A page is XML, which is stricter than HTML.</summary>
public class ReportPageTests
{
    [Fact]
    public void A_hundred_thousand_rows_of_many_kinds_are_a_page_that_says_what_it_cuts_off()
    {
        var facts = Facts();
        for (var i = 0; i < 100_000; i++)
        {
            facts.State.Add(new LabelRow("project")
            {
                DataHash = "d" + i, DataTitle = "picture " + i, DataType = "Image", DatasetTitle = "Dataset " + (i % 3000), Width = 100 + (i % 5000), Height = 50, LabelHash = "l" + i,
                WorkflowStage = "Annotate",
            });
            facts.Empty++;
            if (facts.EmptyTitles.Count < ReportFacts.NamedRows)
            {
                facts.EmptyTitles.Add("picture " + i);
            }
        }

        var page = PageOf(facts, out var length);

        Assert.InRange(length, 1, 100_000);
        Assert.Contains("0 of 100,000 label rows are complete", page.Value, StringComparison.Ordinal);
        Assert.Contains("And 2,985 more with", page.Value, StringComparison.Ordinal);
        Assert.Contains("And 4,985 more with", page.Value, StringComparison.Ordinal);
        Assert.Contains("The first 20", page.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 100)]
    [InlineData(null, null)]
    public void Pictures_without_a_size_are_counted_and_the_page_says_that_they_have_none(int? width, int? height)
    {
        var facts = Facts();
        var row = new LabelRow("project") { DataHash = "d", DataTitle = "a.png", DataType = "Image", LabelHash = "row", Width = width, Height = height };
        facts.State.Add(row);
        var labels = new RowLabels(
            row,
            SampleRow.Open("image", labels: """{"objects":[{"objectHash":"a","featureHash":"car","boundingBox":{"x":0.1,"y":0.1,"w":0.2,"h":0.2} }],"classifications":[]}""", width: width, height: height),
            SampleRow.Ontology);
        var objects = facts.Classes.Add(labels);
        facts.Picks.Add(labels, objects, new ProblemFinder(new ProblemOptions()).Find(labels));

        var page = PageOf(facts, out _);

        Assert.Contains("1 object has no area, or the size of the picture is not known.", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page.Value, StringComparison.Ordinal);
        Assert.Single(facts.Picks.Choose(facts.Classes.Classes));
    }

    private static ReportFacts Facts() => new(new Project("project") { Title = "Project" }, SampleRow.Ontology, SampleRow.Now, 24);

    private static XElement PageOf(ReportFacts facts, out long length)
    {
        using var client = Connected.To(new ScriptedServer());
        using var stream = new MemoryStream();
        ReportPage.Write(stream, facts, new ReportGallery(client, new ReportOptions("project", "report.html"), facts));
        length = stream.Length;
        stream.Position = 0;
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }
}
