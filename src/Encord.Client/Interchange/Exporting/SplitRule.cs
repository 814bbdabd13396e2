using System.Security.Cryptography;
using System.Text;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Which split a label row is in. It follows from the row alone, so rows that are added later move none that was there.</summary>
internal abstract class SplitRule
{
    /// <summary>Everything in one split.</summary>
    public const string Only = "train";

    public static SplitRule None { get; } = new OneSplit();

    /// <summary>Whether the user chose splits.</summary>
    public virtual bool IsGiven => true;

    /// <summary>Splits that are there even if no row is in them.</summary>
    public virtual IReadOnlyList<string> Declared => [];

    /// <summary>The split; null where the row does not say.</summary>
    public abstract string? Of(LabelRow row);

    /// <summary>What is said of a row without a split.</summary>
    public virtual string Missing => "it has no split";

    /// <summary>Shares of the groups, told apart by a hash.</summary>
    /// <param name="shares">From split to its share; together 1.</param>
    /// <param name="groupOf">What belongs together; null for each row by itself, with all its frames.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the shares do not add up, or a name cannot be a folder.</exception>
    public static SplitRule ByShare(IReadOnlyDictionary<string, double> shares, Func<LabelRow, string?>? groupOf)
    {
        foreach (var share in shares)
        {
            RequireName(share.Key);
            if (!(share.Value >= 0 && share.Value <= 1))
            {
                throw Wrong($"the share of '{share.Key}' is {Number(share.Value)}. Shares lie between 0 and 1, such as 0.8");
            }
        }

        var sum = shares.Values.Sum();
        return Math.Abs(sum - 1) < 1e-6 ? new HashedSplit(shares, groupOf)
            : throw Wrong($"the shares add up to {Number(sum)}, not to 1 ({string.Join(", ", InOrder(shares.Keys).Select(name => name + " = " + Number(shares[name])))})");
    }

    /// <summary>By what the row says under a name.</summary>
    public static SplitRule ByValue(string name, Func<LabelRow, string?> valueOf) => new ValueSplit(name, valueOf);

    /// <summary>Training data first, then what it is measured with, then the rest by name.</summary>
    public static IReadOnlyList<string> InOrder(IEnumerable<string> names) =>
        names.OrderBy(name => name switch { "train" => 0, "val" => 1, "test" => 2, _ => 3 }).ThenBy(name => name, StringComparer.Ordinal).ToArray();

    /// <summary>The same number in [0, 1) for a key on every machine.</summary>
    public static double PositionOf(string key)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(key));
        ulong number = 0;
        for (var i = 0; i < 8; i++)
        {
            number = (number << 8) | hash[i];
        }

        return (number >> 11) * (1.0 / (1UL << 53));
    }

    private static void RequireName(string name)
    {
        if (name.Length == 0 || FileStem.Clean(name) != name)
        {
            throw Wrong($"'{name}' cannot be the name of a folder. Use letters and digits, such as train, val and test");
        }
    }

    private static EncordException Wrong(string why) => new(EncordErrorId.InvalidArgument, $"-Split cannot be used: {why}.");

    private static string Number(double value) => value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class OneSplit : SplitRule
    {
        public override bool IsGiven => false;

        public override IReadOnlyList<string> Declared => [Only];

        public override string? Of(LabelRow row) => Only;
    }

    private sealed class HashedSplit(IReadOnlyDictionary<string, double> shares, Func<LabelRow, string?>? groupOf) : SplitRule
    {
        // A hashtable has no order, so the names have one of their own.
        private readonly (string Name, double Share)[] _shares = InOrder(shares.Keys).Select(name => (name, shares[name])).ToArray();

        public override IReadOnlyList<string> Declared => _shares.Where(share => share.Share > 0).Select(share => share.Name).ToArray();

        public override string Missing => "it has no value for what -GroupBy names";

        public override string? Of(LabelRow row)
        {
            var group = groupOf is null ? row.DataHash : groupOf(row);
            if (group is null)
            {
                return null;
            }

            var position = PositionOf(group);
            double reached = 0;
            foreach ((var name, var share) in _shares)
            {
                reached += share;
                if (position < reached)
                {
                    return name;
                }
            }

            // Shares that add up to a little less than 1.
            return _shares.Last(share => share.Share > 0).Name;
        }
    }

    private sealed class ValueSplit(string name, Func<LabelRow, string?> valueOf) : SplitRule
    {
        public override string Missing => $"{name} says no split for it";

        public override string? Of(LabelRow row) => valueOf(row) is { Length: > 0 } value ? FileStem.Clean(value) : null;
    }
}
