namespace Encord.Emulator.Activity;

/// <summary>Numbers of the older label log.</summary>
internal static class LabelLogActions
{
    public const int Add = 0;
    public const int Edit = 1;
    public const int Delete = 2;
    public const int Start = 3;
    public const int SubmitTask = 11;
    public const int ApproveLabel = 12;
    public const int RejectLabel = 13;
    public const int Save = 14;
    public const int ApproveTask = 33;
    public const int RejectTask = 34;
}
