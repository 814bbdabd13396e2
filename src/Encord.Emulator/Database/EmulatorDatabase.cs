using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Database;

/// <summary>
/// One SQLite connection behind a lock: every statement is short, results are read to the end before the lock is left, and prepared
/// statements are kept. This is faster than a connection per request at this size, and an in-memory database needs no shared cache.
/// </summary>
internal sealed class EmulatorDatabase : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);
    private int _transactionDepth;

    /// <param name="path">File name, or null for a database that lives as long as this object.</param>
    public EmulatorDatabase(string? path)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:", Pooling = false };
        _connection = new SqliteConnection(source.ConnectionString);
        _connection.Open();
        if (path is not null)
        {
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");
        }

        // The platform's patterns are PostgreSQL's: case matters and backslash escapes.
        Execute("PRAGMA case_sensitive_like = ON");
        Execute("PRAGMA temp_store = MEMORY");
    }

    /// <summary>True until <see cref="MarkSeeded"/> was called on this database, in this or an earlier run.</summary>
    public bool IsFresh => Scalar<long>("PRAGMA user_version") == 0;

    public void MarkSeeded() => Execute("PRAGMA user_version = 1");

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_gate)
        {
            return Prepare(sql, parameters).ExecuteNonQuery();
        }
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_gate)
        {
            using var reader = Prepare(sql, parameters).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(map(reader));
            }

            return rows;
        }
    }

    public T? Find<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : class
    {
        lock (_gate)
        {
            using var reader = Prepare(sql, parameters).ExecuteReader();
            return reader.Read() ? map(reader) : null;
        }
    }

    /// <summary>The first column of the first row; default when there is none or it is NULL.</summary>
    public T? Scalar<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_gate)
        {
            var value = Prepare(sql, parameters).ExecuteScalar();
            return value is null or DBNull ? default : (T)value;
        }
    }

    /// <summary>All or nothing. A transaction inside a transaction joins it. Nobody else reads or writes meanwhile.</summary>
    public T Transaction<T>(Func<T> work)
    {
        lock (_gate)
        {
            if (_transactionDepth > 0)
            {
                return work();
            }

            Execute("BEGIN IMMEDIATE");
            _transactionDepth++;
            try
            {
                var result = work();
                Execute("COMMIT");
                return result;
            }
            catch
            {
                // A disk that is full ends the transaction by itself; a second end would hide why.
                if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                {
                    Execute("ROLLBACK");
                }

                throw;
            }
            finally
            {
                _transactionDepth--;
            }
        }
    }

    public void Transaction(Action work) => Transaction(() =>
    {
        work();
        return true;
    });

    /// <summary>Makes another database equal to this one, page by page.</summary>
    public void CopyTo(EmulatorDatabase other)
    {
        lock (_gate)
        {
            lock (other._gate)
            {
                _connection.BackupDatabase(other._connection);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var statement in _statements.Values)
            {
                statement.Dispose();
            }

            _statements.Clear();
            _connection.Dispose();
        }
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _statements[sql] = command;
        }

        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value switch
            {
                null => DBNull.Value,
                bool flag => flag ? 1L : 0L,
                _ => value,
            });
        }

        return command;
    }
}
