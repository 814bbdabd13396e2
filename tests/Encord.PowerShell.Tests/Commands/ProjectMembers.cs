using System.Security;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class ProjectMembers
{
    private const string Outsider = WellKnown.OutsiderEmail;

    [Fact]
    public async Task People_who_are_added_show_up_with_their_role()
    {
        await using var server = await OwnServer.StartAsync();
        var added = server.Run($"'{Outsider}' | Add-EncordProjectUser -Project 'Street scenes' -Role AnnotatorReviewer -PassThru").ThrowOnError();
        Assert.Equal([Outsider], added.Texts("UserEmail"));
        Assert.Equal(["AnnotatorReviewer"], server.Run($"Get-EncordProjectUser 'Street scenes' {Outsider}").ThrowOnError().Texts("Role"));
        Assert.Equal([Outsider], server.Run("Get-EncordProjectUser 'Street scenes' -Role AnnotatorReviewer").ThrowOnError().Texts("UserEmail"));
    }

    [Fact]
    public async Task Who_is_in_the_project_keeps_the_role_and_the_command_says_so()
    {
        await using var server = await OwnServer.StartAsync();
        var added = server.Run($"Add-EncordProjectUser 'Street scenes' -UserEmail {WellKnown.ReviewerEmail} -Role Admin -PassThru").ThrowOnError();
        Assert.Equal(["Reviewer"], added.Texts("Role"));
        Assert.Contains("stays Reviewer", Assert.Single(added.Warnings));
    }

    [Fact]
    public async Task Nobodys_address_and_what_is_none_fail_alone_and_somebody_new_is_invited()
    {
        await using var server = await OwnServer.StartAsync();
        var result = server.Run($"'nobody@x.y', '{Outsider}', 'no address', 'ann@example.com' | Add-EncordProjectUser 'Street scenes' -Role Annotator -PassThru");
        Assert.Equal(["ann@example.com", Outsider], result.Texts("UserEmail").Order(StringComparer.Ordinal));
        Assert.Equal(["EncordInvalidArgument", "EncordNotFound"], result.ErrorIds.Order(StringComparer.Ordinal));
        Assert.Equal(["no address", "nobody@x.y"], result.Errors.Select(error => error.TargetObject.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task People_of_one_role_go_out_in_one_request()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$p = Get-EncordProject -Title 'Street scenes'").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        server.Run($"'{Outsider}', '{WellKnown.AnnotatorEmail}' | Add-EncordProjectUser $p -Role Annotator").ThrowOnError();
        Assert.Equal(1, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task People_of_one_project_bind_into_another()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$new = New-EncordProject 'Alike'; Get-EncordProjectUser 'Street scenes' | Add-EncordProjectUser -Project $new").ThrowOnError();
        Assert.Equal(
            server.Run("Get-EncordProjectUser 'Street scenes'").Values("Role"), server.Run("Get-EncordProjectUser $new").ThrowOnError().Values("Role"));
    }

    [Fact]
    public async Task A_person_who_is_not_there_is_an_error_and_a_wildcard_is_silence()
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Equal(["EncordNotFound"], server.Run("Get-EncordProjectUser 'Street scenes' nobody@x.y").ErrorIds);
        Assert.Empty(server.Run("Get-EncordProjectUser 'Street scenes' nobody*").ThrowOnError().Output);
    }

    [Fact]
    public async Task Groups_come_and_go()
    {
        await using var server = await OwnServer.StartAsync();
        var added = server.Run("Get-EncordGroup Annotators | Add-EncordProjectGroup 'Street scenes' -Role Annotator -PassThru").ThrowOnError();
        Assert.Equal(["Annotators"], added.Texts("Name"));
        Assert.Equal(["Annotators", "Reviewers"], server.Run("Get-EncordProjectGroup 'Street scenes'").ThrowOnError().Texts("Name").Order(StringComparer.Ordinal));
        server.Run("Get-EncordProject -Title 'Street scenes' | Get-EncordProjectGroup | Remove-EncordProjectGroup -Force").ThrowOnError();
        Assert.Empty(server.Run("Get-EncordProjectGroup 'Street scenes'").ThrowOnError().Output);
    }

    [Fact]
    public async Task A_group_that_is_there_already_or_nowhere_fails_alone()
    {
        await using var server = await OwnServer.StartAsync();
        var result = server.Run(
            $"Add-EncordProjectGroup 'Street scenes' -Group {SampleHashes.ReviewersGroup}, 00000000-0000-4000-8000-000000000001, {SampleHashes.AnnotatorsGroup} -Role Annotator -PassThru");
        Assert.Equal(["EncordConflict", "EncordNotFound"], result.ErrorIds.Order(StringComparer.Ordinal));
        Assert.Equal(["Annotators"], result.Texts("Name"));
    }

    [Fact]
    public async Task Who_may_not_manage_is_denied_for_each()
    {
        await using var server = await OwnServer.StartAsync();
        using var key = new SecureString();
        foreach (var character in WellKnown.AnnotatorPrivateKeyText)
        {
            key.AppendChar(character);
        }

        var result = server.Run(
            $"$weak = Connect-Encord -PrivateKey $key -Domain {server.Emulator.BaseAddress} -PassThru; '{Outsider}', 'x@y.z' | Add-EncordProjectUser 'Street scenes' -Role Annotator -Connection $weak",
            ("key", key));
        Assert.Equal(["EncordAccessDenied", "EncordAccessDenied"], result.ErrorIds);
    }

    [Theory]
    [InlineData("Get-EncordProjectUser 'Street scenes' | Add-EncordProjectUser 'Ward round' -WhatIf")]
    [InlineData("Get-EncordGroup | Add-EncordProjectGroup 'Ward round' -Role Reviewer -WhatIf")]
    [InlineData("Get-EncordProjectGroup 'Street scenes' | Remove-EncordProjectGroup -WhatIf -Force")]
    [InlineData("Get-EncordProject | Copy-EncordProject -IncludeDataset -WhatIf")]
    [InlineData("New-EncordProject 'x' -WhatIf")]
    [InlineData("Get-EncordProject | Set-EncordProjectStatus -Status Archived -WhatIf")]
    [InlineData("New-EncordOntology 'x' -WhatIf")]
    [InlineData("'Bus' | Add-EncordOntologyObject 'Street scenes' -Shape Polygon -WhatIf")]
    [InlineData("Add-EncordOntologyClassification 'Street scenes' -Name Time -Type Radio -Option a, b -WhatIf")]
    [InlineData("New-EncordCollection 'Street scenes' 'x' -WhatIf")]
    public async Task A_what_if_sends_no_change(string script)
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(script).ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Integrations_and_groups_are_listed_by_name()
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Equal(["S3"], server.Run("Get-EncordProject -Title 'Street scenes' | Get-EncordCloudIntegration -Title S*").ThrowOnError().Texts("Title"));
        Assert.Equal(["EncordNotFound"], server.Run("Get-EncordCloudIntegration Nowhere").ErrorIds);
        Assert.Equal(["Reviewers"], server.Run("Get-EncordGroup Rev*").ThrowOnError().Texts("Name"));
        Assert.Equal(["EncordNotFound"], server.Run("Get-EncordGroup Nobody").ErrorIds);
    }
}
