<#
.SYNOPSIS
Is the agent of an agent stage: looks at the labels of every task that waits there, and sends it along one of the pathways.

.DESCRIPTION
Run it on a schedule. A task that fails is reported and waits for the next run; the others go on.

.EXAMPLE
./Invoke-TaskAgent.ps1 -Project 'Street scenes' -Stage Triage -Accept Accept -Redo Redo
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The project: title or hash.
    [Parameter(Mandatory)] [string] $Project,

    # The name of the agent stage.
    [Parameter(Mandatory)] [string] $Stage,

    # The pathway of tasks with labels.
    [Parameter(Mandatory)] [string] $Accept,

    # The pathway of tasks without.
    [Parameter(Mandatory)] [string] $Redo
)

Import-Module Encord
if (-not (Get-EncordConnection) -and (Get-Command Get-AutomationConnection -ErrorAction SilentlyContinue)) {
    Connect-Encord -Connection (Get-AutomationConnection -Name Encord)
}

$waiting = @(Get-EncordWorkflowTask -Project $Project -Stage $Stage)
if (-not $waiting) { return }

# One question for all of them: a row without a label hash was never labelled.
$labelled = @{}
$waiting | Get-EncordLabelRow | ForEach-Object { $labelled[$_.DataHash] = $_.IsInitialized }

$waiting | Where-Object { $labelled[$_.DataHash] } | Submit-EncordWorkflowTask -Pathway $Accept
$waiting | Where-Object { -not $labelled[$_.DataHash] } | Submit-EncordWorkflowTask -Pathway $Redo

[pscustomobject]@{
    Accepted = @($waiting | Where-Object { $labelled[$_.DataHash] }).Count
    SentBack = @($waiting | Where-Object { -not $labelled[$_.DataHash] }).Count
}
