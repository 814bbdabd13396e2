using System.Text.Json;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Users;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Activity;

/// <summary>Turns what happens to label rows into log entries: one for each label that is new, changed or gone.</summary>
internal sealed class LabelActivity(ActivityStore activity, LabelContentStore contents, TaskStore tasks) : IEmulatorService
{
    public void Created(LabelRow row, Caller caller) => activity.Add(Event(row, caller) with { Category = "editor", Action = "start", LogAction = LabelLogActions.Start });

    /// <summary>Call before the new content is stored.</summary>
    public void Saving(LabelRow row, LabelContent content, Caller caller)
    {
        var before = contents.Load([row.LabelHash]).TryGetValue(row.LabelHash, out var old) ? Labels(old) : [];
        var after = Labels(content);
        var happened = Event(row, caller);
        Add(happened, "add", LabelLogActions.Add, after.Where(label => !before.ContainsKey(label.Key)));
        Add(happened, "edit", LabelLogActions.Edit, after.Where(label => before.TryGetValue(label.Key, out var earlier) && !earlier.HasSameText(label.Value)));
        Add(happened, "delete", LabelLogActions.Delete, before.Where(label => !after.ContainsKey(label.Key)));
        activity.Add(happened with { Uuid = NewUuid(), Category = "editor", Action = "click_save", LogAction = LabelLogActions.Save });
    }

    private static string NewUuid() => Guid.NewGuid().ToString();

    private void Add(ActivityEvent happened, string action, int logAction, IEnumerable<KeyValuePair<string, LoggedLabel>> labels)
    {
        foreach (var kind in labels.Select(label => label.Value.Subject).GroupBy(subject => subject.Shape is null ? "classification" : "object"))
        {
            activity.Add(happened with { Uuid = NewUuid(), Category = kind.Key, Action = action, LogAction = logAction }, [.. kind]);
        }
    }

    /// <summary>What all events of one row and one moment have in common.</summary>
    private ActivityEvent Event(LabelRow row, Caller caller)
    {
        var task = tasks.FindByData(row.ProjectHash, row.DataHash);
        return new ActivityEvent(row.ProjectHash, row.DataHash, caller.Email, "", "")
        {
            Branch = row.Branch,
            LabelHash = row.LabelHash,
            TaskUuid = task?.Uuid,
            StageUuid = task?.StageUuid,
        };
    }

    /// <summary>Each label with the first frame it is in and all its text, answers included.</summary>
    private static Dictionary<string, LoggedLabel> Labels(LabelContent content)
    {
        var found = new Dictionary<string, LoggedLabel>(StringComparer.Ordinal);
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
                    label.Add(entry.Value);
                }
            }
        }

        return found;
    }

    private static void Scan(JsonElement labels, int frame, Dictionary<string, LoggedLabel> found)
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

    private static void Take(JsonElement label, bool isObject, int frame, Dictionary<string, LoggedLabel> found)
    {
        if (label.Text(isObject ? "objectHash" : "classificationHash") is not { } id)
        {
            return;
        }

        if (!found.TryGetValue(id, out var known))
        {
            var shape = isObject ? label.Text("shape") ?? "" : null;
            found[id] = known = new LoggedLabel(new LabelSubject(id, label.Text("featureHash") ?? "", label.Text("name") ?? "", shape, frame));
        }

        known.Add(frame, label);
    }
}
