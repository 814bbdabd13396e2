using System.Text.Json.Nodes;
using Encord.Emulator.Labels;
using Encord.Emulator.Seeding.Scenes;

namespace Encord.Emulator.Seeding;

/// <summary>The mask of an ellipse, row by row, in run lengths.</summary>
internal static class PuddleMask
{
    public static JsonObject Of(SceneBox box)
    {
        var runs = new List<long>();
        var current = false;
        long length = 0;
        for (var y = 0; y < StreetScene.Height; y++)
        {
            for (var x = 0; x < StreetScene.Width; x++)
            {
                var dx = ((((x + 0.5) / StreetScene.Width) - box.X) / box.Width * 2) - 1;
                var dy = ((((y + 0.5) / StreetScene.Height) - box.Y) / box.Height * 2) - 1;
                var inside = (dx * dx) + (dy * dy) <= 1;
                if (inside != current)
                {
                    runs.Add(length);
                    (current, length) = (inside, 0);
                }

                length++;
            }
        }

        runs.Add(length);
        return new JsonObject
        {
            ["top"] = 0,
            ["left"] = 0,
            ["height"] = StreetScene.Height,
            ["width"] = StreetScene.Width,
            ["rleString"] = RunLength.Encode(runs),
        };
    }
}
