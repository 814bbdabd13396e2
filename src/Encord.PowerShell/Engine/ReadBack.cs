namespace Encord.PowerShell.Engine;

/// <summary>Reads what was just made. A failure of the reading does not undo the making: what is known of it is written then, so that its hash is not lost.</summary>
internal static class ReadBack
{
    /// <param name="command">Says in a warning that not everything is known.</param>
    /// <param name="read">Asks the server for it.</param>
    /// <param name="known">What is known of it without asking.</param>
    /// <param name="what">What was made, with its hash, at the beginning of a sentence.</param>
    public static T Of<T>(EncordCommand command, Func<T> read, Func<T> known, string what)
    {
        try
        {
            return read();
        }
        catch (EncordException failure) when (failure.ErrorId != EncordErrorId.TrainingFailed)
        {
            command.WriteWarning($"{what} was made, but could not be read back: {failure.Message} What is written has only what is known without reading. Do not make it again.");
            return known();
        }
    }
}
