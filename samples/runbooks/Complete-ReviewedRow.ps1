#Requires -Modules Encord

<#
.SYNOPSIS
    Completes the rows of a workflow stage whose labels are valid, and sends the others back.
.DESCRIPTION
    Looks at the label rows of a project that stand in a stage, such as that after the review, and whose labels nobody has edited for some time. Rows that
    the server finds valid are moved to the end of the workflow. With -ReturnTo the others go back to a stage, with a warning that says what is wrong;
    without it they stay where they are.

    In Azure Automation it connects with the connection asset that -ConnectionName names. Elsewhere it uses the connection that is open, or the one that
    the environment describes.
.PARAMETER Project
    The project: title or hash.
.PARAMETER Stage
    The workflow stage whose rows are looked at.
.PARAMETER ReturnTo
    The workflow stage that rows with invalid labels go to.
.PARAMETER IdleHours
    Rows that were edited in the last hours are left alone: somebody may be at work.
.PARAMETER Maximum
    The most rows that are looked at in one run; 0 is all.
.PARAMETER ConnectionName
    The name of the connection asset in Automation.
.EXAMPLE
    ./Complete-ReviewedRow.ps1 -Project 'Street scenes' -Stage Triage -WhatIf

    Says which rows would be completed, and changes nothing.
.EXAMPLE
    ./Complete-ReviewedRow.ps1 -Project 'Street scenes' -Stage Triage -ReturnTo Annotate

    Completes what is valid; the rest is annotated again.
.OUTPUTS
    One object: how many rows were looked at, completed, returned and left.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Project,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Stage,

    [string] $ReturnTo,

    [ValidateRange(0, 8760)]
    [int] $IdleHours = 1,

    [ValidateRange(0, [int]::MaxValue)]
    [int] $Maximum = 0,

    [string] $ConnectionName = 'Encord'
)

# An error that makes going on impossible ends the job; an error about one row is kept and reported at the end.
$ErrorActionPreference = 'Stop'

# Nobody can answer a question in a job. -Confirm asks all the same, at a desk.
if (-not $PSBoundParameters.ContainsKey('Confirm')) {
    $ConfirmPreference = 'None'
}

if (Get-Command Get-AutomationConnection -ErrorAction Ignore) {
    Connect-Encord -Connection (Get-AutomationConnection -Name $ConnectionName)
}

# Names that are wrong are found out before anything is done.
$one = Get-EncordProject -Project $Project
foreach ($name in @($Stage, $ReturnTo) -ne '') {
    if (-not ($one | Get-EncordWorkflowStage | Where-Object Name -EQ $name)) {
        throw "The project '$($one.Title)' has no stage '$name'. It has: $($one.WorkflowStages.Name -join ', ')."
    }
}

$failures = @()
$limit = if ($Maximum -gt 0) { $Maximum } else { [int]::MaxValue }
$rows = @(Get-EncordLabelRow -Project $one -WorkflowStage $Stage -EditedBefore ([datetime]::UtcNow.AddHours(-$IdleHours)) -InitializedOnly |
    Select-Object -First $limit)

$valid = [Collections.Generic.List[object]]::new()
$invalid = [Collections.Generic.List[object]]::new()
foreach ($row in $rows) {
    $problems = @($row | Test-EncordLabelRow -Detailed -ErrorAction SilentlyContinue -ErrorVariable +failed)
    if ($failed) {
        $failures += $failed
        $failed.Clear()
    } elseif ($problems) {
        Write-Warning "$($row.DataTitle) ($($row.LabelHash)): $($problems.Message -join '; ')"
        $invalid.Add($row)
    } else {
        $valid.Add($row)
    }
}

$completed = @($valid | Complete-EncordLabelRow -PassThru -ErrorAction SilentlyContinue -ErrorVariable +failures)
$returned = @()
if ($ReturnTo -and $invalid.Count -gt 0) {
    # The rows bring project, task and stage by property.
    $returned = @($invalid | Move-EncordWorkflowTask -Destination $ReturnTo -PassThru -ErrorAction SilentlyContinue -ErrorVariable +failures)
}

[pscustomobject]@{
    Project   = $one.Title
    Stage     = $Stage
    Rows      = $rows.Count
    Completed = $completed.Count
    Returned  = $returned.Count
    Left      = $rows.Count - $completed.Count - $returned.Count
}

foreach ($failure in $failures) {
    Write-Warning "$($failure.TargetObject): $($failure.Exception.Message)"
}
if ($failures.Count -gt 0) {
    # Errors alone leave an Automation job 'Completed'; an exception makes it 'Failed'.
    throw "$($failures.Count) rows could not be handled; the warnings say which."
}
