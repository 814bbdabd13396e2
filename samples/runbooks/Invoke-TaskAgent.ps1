#Requires -Modules Encord

<#
.SYNOPSIS
    Is the agent of an agent stage: looks at the labels of every task that waits there, and sends it along one of the pathways.
.DESCRIPTION
    Run it on a schedule. Tasks of rows that have labels take the pathway -Accept, the others take -Redo. The names of the stage and of the pathways are
    checked before anything is done. A task that fails stays in the stage for the next run; the others go on, and the job ends with an error.

    In Azure Automation it connects with the connection asset that -ConnectionName names. Elsewhere it uses the connection that is open, or the one that
    the environment describes.
.PARAMETER Project
    The project: title or hash.
.PARAMETER Stage
    The name of the agent stage.
.PARAMETER Accept
    The pathway of tasks whose rows have labels.
.PARAMETER Redo
    The pathway of tasks whose rows have no labels.
.PARAMETER ConnectionName
    The name of the connection asset in Automation.
.EXAMPLE
    ./Invoke-TaskAgent.ps1 -Project 'Street scenes' -Stage Triage -Accept Accept -Redo Redo
.EXAMPLE
    ./Invoke-TaskAgent.ps1 -Project 'Street scenes' -Stage Triage -Accept Accept -Redo Redo -WhatIf

    Says for each task where it would go, and changes nothing.
.OUTPUTS
    One object: how many tasks waited, were accepted, were sent back, failed, and were left in the stage.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Project,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Stage,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Accept,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Redo,

    [string] $ConnectionName = 'Encord'
)

# An error that makes going on impossible ends the job; an error about one task is kept and reported at the end.
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
$agent = $one.WorkflowStages | Where-Object Name -EQ $Stage
if (-not $agent) {
    throw "The project '$($one.Title)' has no stage '$Stage'. It has: $($one.WorkflowStages.Name -join ', ')."
}
if ($agent.StageType -ne 'Agent') {
    throw "The stage '$Stage' of '$($one.Title)' is not an agent stage. Its type is $($agent.StageType)."
}
foreach ($name in $Accept, $Redo) {
    if ($agent.Pathways -and $name -notin $agent.Pathways.Name) {
        throw "The stage '$Stage' has no pathway '$name'. It has: $($agent.Pathways.Name -join ', ')."
    }
}

$waiting = @(Get-EncordWorkflowTask -Stage $agent)
$failures = @()
$results = @($waiting | Invoke-EncordTaskAgent -ErrorAction SilentlyContinue -ErrorVariable failures -Process {
        # A row that is not initialized was never labelled.
        if ($LabelRow.IsInitialized) { $Accept } else { $Redo }
    })
$moved = @($results | Where-Object Outcome -EQ Moved)

[pscustomobject]@{
    Project  = $one.Title
    Stage    = $Stage
    Waiting  = $waiting.Count
    Accepted = @($moved | Where-Object Pathway -EQ $Accept).Count
    SentBack = @($moved | Where-Object Pathway -EQ $Redo).Count
    Failed   = @($results | Where-Object Outcome -EQ Failed).Count
    Left     = $waiting.Count - @($results | Where-Object Outcome -In Moved, Gone).Count
}

foreach ($failure in $failures) {
    Write-Warning "$($failure.TargetObject): $($failure.Exception.Message)"
}
if ($failures.Count -gt 0) {
    # Errors alone leave an Automation job 'Completed'; an exception makes it 'Failed'.
    throw "$($failures.Count) tasks could not be sent on; the warnings say which."
}
