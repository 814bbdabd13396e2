namespace Encord.Emulator.Uploads;

internal static class UploadMessages
{
    public static IEnumerable<string> Of(UploadJob job) =>
        job.Failure is null ? job.Errors.Select(error => error.Message) : [job.Failure];
}
