using Encord.Emulator.Datasets;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;

namespace Encord.Emulator.Models;

/// <summary>The label rows a training learned from, as far as they are still there.</summary>
internal sealed class TrainingLabels(LabelRowStore labelRows, DataRowStore data) : IEmulatorService
{
    public IEnumerable<(LabelRow Row, DataRow Data)> Of(Training training) =>
        from hash in training.LabelHashes
        let row = labelRows.Find(hash)
        where row is not null
        let unit = data.Find(row.DataHash)
        where unit is not null
        select (row, unit);
}
