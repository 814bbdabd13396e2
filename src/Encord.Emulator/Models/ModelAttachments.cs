namespace Encord.Emulator.Models;

/// <summary>Which trainings of a model an attachment uses.</summary>
internal static class ModelAttachments
{
    public static bool IsInUse(ModelAttachment attachment, Training training, TrainingStore trainings) => attachment.IterationPolicy switch
    {
        ModelAttachment.ManualSelection => attachment.TrainingUuids.Contains(training.Uuid, StringComparer.Ordinal),
        ModelAttachment.UseLatest =>
            trainings.ListOfModel(training.ModelUuid).FindLast(other => other.Status == Training.Done)?.Uuid == training.Uuid,
        _ => true,
    };
}
