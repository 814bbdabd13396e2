using System.Text;
using System.Text.Json;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Users;
using Encord.Emulator.Wire;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Activity;

/// <summary>Turns what happens to label rows into log entries: one for each label that is new, changed or gone.</summary>
internal sealed class LabelActivity(ActivityStore activity, LabelContentStore contents, TaskStore tasks) : IEmulatorService
{
    public void Created(LabelRow row, Caller caller) => Add(row, caller, "editor", "start", LabelLogActions.Start, subject: null);

    /// <summary>Call before the new content is stored.</summary>
    public void Saving(LabelRow row, LabelContent content, Caller caller)
    {
        var before = contents.Load([row.LabelHash]).TryGetValue(row.LabelHash, out var old) ? Labels(old) : [];
        var after = Labels(content);
        foreach (var (id, label) in after)
        {
            if (!before.TryGetValue(id, out var earlier))
            {
                Add(row, caller, Category(label.Subject), "add", LabelLogActions.Add, label.Subject);
            }
            else if (earlier.Text != label.Text)
            {
                Add(row, caller, Category(label.Subject), "edit", LabelLogActions.Edit, label.Subject);
            }
        }

        foreach (var (id, label) in before.Where(label => !after.ContainsKey(label.Key)))
        {
            Add(row, caller, Category(label.Subject), "delete", LabelLogActions.Delete, label.Subject with { Identifier = id });
        }

        Add(row, caller, "editor", "click_save", LabelLogActions.Save, subject: null);
    }

    private static string Category(LabelSubject subject) => subject.Shape is null ? "classification" : "object";

    private void Add(LabelRow row, Caller caller, string category, string action, int logAction, LabelSubject? subject)
    {
        var task = tasks.FindByData(row.ProjectHash, row.DataHash);
        activity.Add(new ActivityEvent(row.ProjectHash, row.DataHash, caller.Email, category, action)
        {
            LogAction = logAction,
            Branch = row.Branch,
            LabelHash = row.LabelHash,
            TaskUuid = task?.Uuid,
            StageUuid = task?.StageUuid,
            Subject = subject,
        });
    }

    /// <summary>Each label with the first frame it is in and all its text, answers included.</summary>
    private static Dictionary<string, (LabelSubject Subject, string Text)> Labels(LabelContent content)
    {
        var found = new Dictionary<string, (LabelSubject Subject, StringBuilder Text)>(StringComparer.Ordinal);
        foreach (var unit in content.Units.OrderBy(unit => unit.Key, StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(unit.Value.Labels);
            Scan(document.RootElement, 0, found);
        }

        foreach (var answers in new[] { content.ObjectAnswers, content.ClassificationAnswers, content.ObjectActions })
        {
            using var document = JsonDocument.Parse(answers);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (found.TryGetValue(entry.Name, out var label))
                {
                    label.Text.Append(entry.Value.GetRawText());
                }
            }
        }

        return found.ToDictionary(label => label.Key, label => (label.Value.Subject, label.Value.Text.ToString()), StringComparer.Ordinal);
    }

    private static void Scan(JsonElement labels, int frame, Dictionary<string, (LabelSubject Subject, StringBuilder Text)> found)
    {
        if (labels.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in labels.EnumerateObject())
        {
            if (int.TryParse(member.Name, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                Scan(member.Value, number, found);
            }
            else if (member.Name is "objects" or "classifications" && member.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var label in member.Value.EnumerateArray())
                {
                    Take(label, member.Name == "objects", frame, found);
                }
            }
        }
    }

    private static void Take(JsonElement label, bool isObject, int frame, Dictionary<string, (LabelSubject Subject, StringBuilder Text)> found)
    {
        if (label.Text(isObject ? "objectHash" : "classificationHash") is not { } id)
        {
            return;
        }

        if (!found.TryGetValue(id, out var known))
        {
            found[id] = known = (
                new LabelSubject(id, label.Text("featureHash") ?? "", label.Text("name") ?? "", isObject ? label.Text("shape") ?? "" : null, frame),
                new StringBuilder());
        }

        known.Text.Append(frame).Append(label.GetRawText());
    }
}
