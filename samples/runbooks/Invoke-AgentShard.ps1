#Requires -Modules Encord

<#
.SYNOPSIS
    Child runbook: works on one share of the tasks of an agent stage.
.DESCRIPTION
    Start-AgentShard.ps1 starts several of these side by side. Each works on its own tasks, takes none any more before the sandbox ends the job after three
    hours, and ends with an error when tasks failed. A job that is started again finds only what is still in the stage.
.PARAMETER Project
    The project: title or hash.
.PARAMETER Stage
    The name of the agent stage.
.PARAMETER Shard
    Which share, from 0.
.PARAMETER Of
    How many shares there are.
.PARAMETER ConnectionName
    The name of the connection asset in Automation.
.EXAMPLE
    ./Invoke-AgentShard.ps1 -Project 'Street scenes' -Stage Triage -Shard 0 -Of 4
.OUTPUTS
    One object: how many tasks were moved, left, gone and failed.
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
    [int] $Shard,

    [Parameter(Mandatory)]
    [int] $Of,

    [string] $ConnectionName = 'Encord'
)

$ErrorActionPreference = 'Stop'
if (-not $PSBoundParameters.ContainsKey('Confirm')) {
    $ConfirmPreference = 'None'
}

if (Get-Command Get-AutomationConnection -ErrorAction Ignore) {
    Connect-Encord -Connection (Get-AutomationConnection -Name $ConnectionName)
}

# What the agent does with a task. Replace it by your own.
$agent = { if (@($LabelRow | Get-EncordObjectInstance).Count -gt 0) { 'Accept' } else { 'Redo' } }

$failed = @()
$results = @(Get-EncordWorkflowTask $Project -Stage $Stage |
        Select-EncordShard -Index $Shard -Count $Of |
        Invoke-EncordTaskAgent $agent -IncludeLabel -TimeoutSec 10000 -ErrorAction SilentlyContinue -ErrorVariable failed)

$by = @{}
foreach ($group in $results | Group-Object Outcome) { $by[$group.Name] = $group.Count }
[pscustomobject]@{
    Shard  = "$Shard of $Of"
    Moved  = [int] $by['Moved']
    Left   = [int] $by['Left']
    Gone   = [int] $by['Gone']
    Failed = [int] $by['Failed']
}

foreach ($failure in $failed) {
    Write-Warning "$($failure.TargetObject): $($failure.Exception.Message)"
}
if ($failed) {
    # Errors alone leave an Automation job 'Completed'; an exception makes it 'Failed'.
    throw "$(@($failed).Count) tasks failed; the warnings say which."
}
