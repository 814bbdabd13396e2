namespace Encord.Client.Interchange.Tables;

/// <summary>What a column of a table holds.</summary>
internal enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A point in time, in UTC.</summary>
    Time,
}

/// <summary>A column of a table.</summary>
internal sealed record TableColumn(string Name, ColumnKind Kind);
