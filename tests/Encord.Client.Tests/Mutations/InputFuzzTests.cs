using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Auth;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Labels.Rules;
using Encord.Client.Labels.Splicing;
using Encord.Client.Ontologies.Structure;
using Encord.Client.Tests.Labels;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Mutations;

/// <summary>Damaged label documents, ontologies, keys and answers: they are understood, or refused with an error of this client; nothing else, and every round ends.</summary>
public class InputFuzzTests
{
    private static readonly int Rounds = FuzzRounds.Of(60);

    public static IEnumerable<TheoryDataRow<string>> Documents => RecordedLabels.Names;

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_damaged_label_document_is_read_and_edited_or_refused(string name)
    {
        var recorded = RecordedLabels.Get(name);
        var mutation = new Mutation(name.Length);
        for (var round = 0; round < Rounds; round++)
        {
            var json = round % 3 == 0 ? mutation.Bytes(Encoding.UTF8.GetBytes(recorded.Document)) : Encoding.UTF8.GetBytes(mutation.Members(recorded.Document));
            Try($"{name}, round {round}", json, () =>
            {
                var document = LabelDocument.Load(json, recorded.Facts);
                Each(
                    () => new LabelReader(document, recorded.Ontology).Objects().ToList(),
                    () => new LabelReader(document, recorded.Ontology).Classifications().ToList(),
                    () => new DocumentCheck(document, recorded.Ontology).Run(),
                    () => AddBox(document, recorded.Ontology),
                    () => Splice(document, recorded.Ontology, json),
                    () => JsonNode.Parse(document.ToJsonForSaving().ToArray(), null, new JsonDocumentOptions { MaxDepth = 1000 }));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_damaged_ontology_is_read_and_edited_or_refused(string name)
    {
        var whole = RecordedLabels.Get(name).Ontology.Json;
        var mutation = new Mutation(name.Length + 1);
        for (var round = 0; round < Rounds; round++)
        {
            var json = round % 3 == 0 ? Encoding.UTF8.GetString(mutation.Bytes(Encoding.UTF8.GetBytes(whole))) : mutation.Members(whole);
            Try($"{name}, round {round}", Encoding.UTF8.GetBytes(json), () =>
            {
                var ontology = OntologyStructureReader.Read(json);
                Each(
                    () => OntologyStructureEditor.AddObject(ontology, new ObjectSpec("Bus", ObjectShape.Polygon)),
                    () => OntologyStructureEditor.AddClassification(ontology, new AttributeSpec("Weather", "radio") { Required = true, Options = [new("Rain"), new("Snow")] }),
                    () => FeatureLookup.Object(ontology, "Car"),
                    () => new LabelReader(RecordedLabels.Get(name).Open(), ontology).Objects().ToList());
            });
        }
    }

    [Fact]
    public void A_damaged_key_is_read_or_refused_and_never_repeated()
    {
        var mutation = new Mutation(1);
        string[] whole = [TestKeys.Vector, TestKeys.Read("ed25519_passphrase"), Convert.ToBase64String(Encoding.ASCII.GetBytes(TestKeys.Vector)), string.Concat(TestKeys.Vector.Split('\n')[1..^2])];
        for (var round = 0; round < Rounds * 20; round++)
        {
            var key = mutation.Bytes(Encoding.Latin1.GetBytes(whole[round % whole.Length]));
            var text = round % 2 == 0 ? Encoding.Latin1.GetString(key) : Encoding.UTF8.GetString(key);
            Try($"round {round}", key, () =>
            {
                try
                {
                    _ = SshKeyCredential.Parse(text, round % 4 == 1 ? "correct horse" : null).KeyId;
                }
                catch (EncordException refused)
                {
                    Assert.Equal(EncordErrorId.InvalidKey, refused.ErrorId);
                    Assert.DoesNotContain(text.Split('\n').Where(line => line.Length > 40), line => refused.Message.Contains(line[..40], StringComparison.Ordinal));
                }
            });
        }
    }

    private static void AddBox(LabelDocument document, OntologyStructure ontology)
    {
        var feature = ontology.Objects.FirstOrDefault(candidate => candidate.Shape == ObjectShape.BoundingBox);
        if (feature is not null && document.Layout != LabelLayout.Ranges)
        {
            new ObjectEditor(document, ontology).Add(new ObjectEdit(feature, new LabelAuthor(DateTimeOffset.UnixEpoch)) { Frames = [new(0, new BoundingBox(0, 0, 0.5, 0.5))] });
        }
    }

    /// <summary>What an import does: an object that is new, and one for each that is there.</summary>
    private static void Splice(LabelDocument document, OntologyStructure ontology, byte[] json)
    {
        var box = new BoundingBox(0, 0, 0.5, 0.5);
        var feature = ontology.Objects.FirstOrDefault(candidate => candidate.Shape == ObjectShape.BoundingBox);
        var places = DocumentPlaces.Find(json, document.Layout, document.Fault);
        using var splice = new ObjectSplice(DateTimeOffset.UnixEpoch, overwrite: true);
        using var written = new ByteBuffer();
        splice.Begin(places, document.Fault);
        splice.BeginFrame(0, 64, 48);
        Each([.. places.Objects.Keys.Where(key => key.Frame == 0).Select(key => (Action)(() => splice.Meets(key.ObjectHash, box, null)))]);
        if (feature is not null)
        {
            splice.Add(feature, null, "newObjec", box, null, null, []);
        }

        splice.EndFrame();
        splice.End();
        splice.WriteTo(written);
        using var after = JsonDocument.Parse(written.Written.ToArray(), new JsonDocumentOptions { MaxDepth = 1000 });
    }

    private static void Each(params Action[] steps)
    {
        foreach (var step in steps)
        {
            try
            {
                step();
            }
            catch (EncordException)
            {
                // Said; the next step may still work.
            }
        }
    }

    private static void Try(string round, byte[] input, Action work)
    {
        try
        {
            work();
        }
        catch (EncordException)
        {
            // What is wrong with the input as a whole.
        }
        catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{round}: {error}\n{Encoding.Latin1.GetString(input)[..Math.Min(4000, input.Length)]}");
        }
    }
}
