using Encord.Client.Titles;

namespace Encord.PowerShell.Engine;

/// <summary>For commands whose first word is the title of something that projects have: somebody may have meant the project.</summary>
internal static class ProjectTitles
{
    /// <summary>What to write if the title is that of a project; null if it is not.</summary>
    public static string? ProjectOfThatTitle(this EncordConnectedCommand command, string title)
    {
        foreach (var project in command.Stream(command.Client.Projects.ListAsync(new TitleFilter { Title = title }, command.EndToken)))
        {
            return $"There is a project with this title ({project.ProjectHash}): name projects with -Project.";
        }

        return null;
    }
}
