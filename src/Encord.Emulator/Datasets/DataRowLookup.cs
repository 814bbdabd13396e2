using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Datasets;

internal static class DataRowLookup
{
    public static DataRow Require(DataRowStore rows, Dataset dataset, string dataHash) =>
        rows.Find(dataHash) is { } row && row.DatasetHash == dataset.Hash
            ? row
            : throw WireError.NotFound($"There is no data unit {dataHash} in dataset {dataset.Hash}.");
}
