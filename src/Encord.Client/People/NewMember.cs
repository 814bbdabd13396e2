namespace Encord.Client.People;

/// <summary>Somebody on the way into a project.</summary>
/// <param name="email">Whom.</param>
internal sealed class NewMember(string email)
{
    public string Email => email;

    /// <summary>As they are in the project now; null until the server has said so.</summary>
    public ProjectUser? User { get; set; }
}
