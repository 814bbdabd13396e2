#Requires -Modules Encord

<#
.SYNOPSIS
    Makes the report of each project, and stores or mails it.
.DESCRIPTION
    Writes one HTML file for each project, named by its title and the day (UTC). A run on the same day replaces it, so a run that failed can be repeated. Run it once a
    week.

    With -StorageAccount and -Container the files go to a blob container; the runbook needs the module Az.Storage and an identity that may write there. With -To they
    are mailed as attachments; the mail names the first numbers of each report. In an Automation sandbox files are lost with it: store them or mail them.

    In Azure Automation it connects with the connection asset that -ConnectionName names, and takes the name and password for the mail server from the credential asset
    that -CredentialName names. Elsewhere it uses the connection that is open, or the one that the environment describes, and -Credential.
.PARAMETER Project
    The projects: titles or hashes.
.PARAMETER Folder
    Where the files go; it is made if it is not there.
.PARAMETER Gallery
    How many pictures a report shows; 0 for none.
.PARAMETER NoImage
    Shows labels without the pictures under them: no picture leaves the platform.
.PARAMETER StorageAccount
    The storage account that the files are stored in.
.PARAMETER Container
    The blob container of that account.
.PARAMETER To
    Who gets the reports by mail.
.PARAMETER From
    Who sends them.
.PARAMETER SmtpServer
    The mail server. Automation sandboxes reach no server at port 25.
.PARAMETER Port
    The port of the mail server.
.PARAMETER NoTls
    Sends the mail unencrypted, for a relay inside your own network. No password is sent then.
.PARAMETER CredentialName
    The name of the credential asset in Automation that the mail server wants.
.PARAMETER Credential
    The name and password that the mail server wants, at a desk.
.PARAMETER ConnectionName
    The name of the connection asset in Automation.
.EXAMPLE
    ./Send-ProjectReport.ps1 -Project 'Street scenes' -WhatIf

    Says what would be written, and writes nothing.
.EXAMPLE
    ./Send-ProjectReport.ps1 -Project 'Street scenes', 'Ward round' -To team@example.com -From encord@example.com -SmtpServer smtp.example.com -CredentialName Mail

    Mails the reports of two projects.
.EXAMPLE
    ./Send-ProjectReport.ps1 -Project 'Street scenes' -StorageAccount mylake -Container reports -NoImage

    Stores a report without pictures.
.OUTPUTS
    One object for each project: its title, the first numbers, the path of the file, where it was stored and who it was mailed to.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string[]] $Project,

    [string] $Folder = (Join-Path ([IO.Path]::GetTempPath()) 'encord-report'),

    [ValidateRange(0, 200)]
    [int] $Gallery = 24,

    [switch] $NoImage,

    [string] $StorageAccount,

    [string] $Container,

    [string[]] $To,

    [string] $From,

    [string] $SmtpServer,

    [ValidateRange(1, 65535)]
    [int] $Port = 587,

    [switch] $NoTls,

    [string] $CredentialName,

    [pscredential] $Credential,

    [string] $ConnectionName = 'Encord'
)

# An error that makes going on impossible ends the job; an error about one project is kept and reported at the end.
$ErrorActionPreference = 'Stop'

# What is wrong with the parameters is said before an hour of reading.
if ($To -and -not ($From -and $SmtpServer)) {
    throw '-To needs -From and -SmtpServer.'
}
if ([bool] $StorageAccount -ne [bool] $Container) {
    throw '-StorageAccount and -Container belong together.'
}

if (Get-Command Get-AutomationConnection -ErrorAction Ignore) {
    Connect-Encord -Connection (Get-AutomationConnection -Name $ConnectionName)
}
if ($CredentialName) {
    $Credential = Get-AutomationPSCredential -Name $CredentialName
}
if ($NoTls -and $Credential) {
    throw '-NoTls would send the password in clear text. Leave out one of them.'
}

$day = [datetime]::UtcNow.ToString('yyyy-MM-dd')
$failures = @()
$reports = @(foreach ($name in $Project) {
    try {
        $one = Get-EncordProject -Project $name
        $path = Join-Path $Folder ('{0}_{1}_{2}.html' -f ($one.Title -replace '[^\p{L}\p{Nd}]+', '-'), $one.ProjectHash.Substring(0, 8), $day)
        if (-not $PSCmdlet.ShouldProcess("'$($one.Title)' ($($one.ProjectHash))", "Write a report to $path")) {
            continue
        }

        $null = New-Item -ItemType Directory -Path $Folder -Force
        # A label row that cannot be read is an error of its own; the report has the others.
        $report = Export-EncordReport -Project $one -Path $path -Gallery $Gallery -NoImage:$NoImage -Force -ErrorAction SilentlyContinue -ErrorVariable +failures
        if ($report) {
            [pscustomobject]@{
                Project  = $report.ProjectTitle
                Rows     = $report.Rows
                Complete = $report.Complete
                Objects  = $report.Objects
                Problems = $report.Problems
                Path     = $report.Path
                StoredAs = $null
                MailedTo = @()
            }
        }
    }
    catch {
        $failures += $_
    }
})

if ($StorageAccount -and $reports) {
    if (Get-Command Get-AutomationConnection -ErrorAction Ignore) {
        $null = Connect-AzAccount -Identity
    }
    $context = New-AzStorageContext -StorageAccountName $StorageAccount -UseConnectedAccount
    foreach ($report in $reports) {
        try {
            $blob = Split-Path $report.Path -Leaf
            $null = Set-AzStorageBlobContent -File $report.Path -Container $Container -Blob $blob -Context $context -Properties @{ ContentType = 'text/html; charset=utf-8' } -Force
            $report.StoredAs = "$StorageAccount/$Container/$blob"
        }
        catch {
            $failures += $_
        }
    }
}

if ($To -and $reports) {
    $mail = [Net.Mail.MailMessage]::new()
    $client = [Net.Mail.SmtpClient]::new($SmtpServer, $Port)
    try {
        $mail.From = $From
        $To.ForEach{ $mail.To.Add($_) }
        $mail.Subject = "Encord: $($reports.Project -join ', ' -replace '\s+', ' '), $day"
        $mail.Body = ($reports | ForEach-Object {
            "$($_.Project): $($_.Complete) of $($_.Rows) label rows are complete; $($_.Objects) objects; $($_.Problems) findings. The report is attached."
        }) -join "`r`n"
        $reports.ForEach{ $mail.Attachments.Add([Net.Mail.Attachment]::new($_.Path, 'text/html')) }
        $client.EnableSsl = -not $NoTls
        if ($Credential) {
            $client.Credentials = $Credential.GetNetworkCredential()
        }
        $client.Send($mail)
        $reports.ForEach{ $_.MailedTo = $To }
    }
    catch {
        $failures += $_
    }
    finally {
        $mail.Dispose()
        $client.Dispose()
    }
}

$reports
foreach ($failure in $failures) {
    Write-Warning "$($failure.TargetObject): $($failure.Exception.Message)"
}
if ($failures.Count -gt 0) {
    # Errors alone leave an Automation job 'Completed'; an exception makes it 'Failed'.
    throw "$($failures.Count) errors; the warnings say which."
}
