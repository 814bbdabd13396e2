using Encord.Emulator.Datasets;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;

namespace Encord.Emulator.Seeding;

/// <summary>Gives the label rows of the sample their labels: the ground truth of what is drawn.</summary>
internal sealed class SampleLabels(LabelRowStore labelRows, LabelContentStore contents, DataRowStore data) : ISeeder
{
    public int Order => 40;

    public void Seed(SeedLevel level)
    {
        foreach (var project in (string[])
            [SampleHashes.StreetScenesProject, SampleHashes.ParkingLotProject, SampleHashes.WardRoundProject])
        {
            foreach (var row in labelRows.List(project))
            {
                var unit = data.Find(row.DataHash)!;
                contents.Save(row.LabelHash, unit.Type switch
                {
                    "DICOM" => WardLabels.OfScan(unit),
                    "AUDIO" => WardLabels.OfRecording(unit),
                    _ => StreetLabels.Of(unit, isPrediction: row.Branch != LabelRow.MainBranch),
                });
            }
        }
    }
}
