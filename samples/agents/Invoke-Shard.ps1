#Requires -Modules Encord

<#
.SYNOPSIS
    Works on the tasks of an agent stage that belong to one of several workers.
.DESCRIPTION
    Each worker is told which one it is and how many there are, and works on its own tasks only, so workers never meet. Run it again after a failure: what is
    done has left the stage. Failures of tasks end it by an error after all other tasks were worked on, so that an engine sees the job as failed.

    It uses the connection that is open, or the one that the environment describes (ENCORD_SSH_KEY or ENCORD_SSH_KEY_FILE, and ENCORD_DOMAIN).
.PARAMETER Project
    The project: title or hash. Without it ENCORD_PROJECT.
.PARAMETER Stage
    The name of the agent stage. Without it ENCORD_STAGE.
.PARAMETER Index
    Which worker this is, from 0. Without it JOB_COMPLETION_INDEX.
.PARAMETER Count
    How many workers there are. Without it SHARD_COUNT.
.PARAMETER TimeoutSec
    After so many seconds no task is taken any more.
.PARAMETER Agent
    The file with the script block of the agent.
.EXAMPLE
    ./Invoke-Shard.ps1 -Project 'Street scenes' -Stage Triage -Index 0 -Count 4
.OUTPUTS
    One object: how many tasks were moved, left, gone and failed.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Project = $env:ENCORD_PROJECT,
    [string] $Stage = $env:ENCORD_STAGE,
    [string] $Index = $env:JOB_COMPLETION_INDEX,
    [string] $Count = $env:SHARD_COUNT,
    [int] $TimeoutSec = 10000,
    [string] $Agent = "$PSScriptRoot/agent.ps1"
)

$ErrorActionPreference = 'Stop'
foreach ($name in 'Project', 'Stage', 'Index', 'Count') {
    if (-not (Get-Variable $name -ValueOnly)) { throw "Give -$name, or set its environment variable." }
}

$block = & $Agent
$results = @()
try {
    Get-EncordWorkflowTask $Project -Stage $Stage |
        Select-EncordShard -Index $Index -Count $Count |
        Invoke-EncordTaskAgent $block -IncludeLabel -TimeoutSec $TimeoutSec -WhatIf:$WhatIfPreference -OutVariable results |
        Out-Null
} finally {
    # Also after a failure: what was done is told.
    $by = @{}
    foreach ($group in $results | Group-Object Outcome) { $by[$group.Name] = $group.Count }
    [pscustomobject]@{
        Shard  = "$Index of $Count"
        Moved  = [int] $by['Moved']
        Left   = [int] $by['Left']
        Gone   = [int] $by['Gone']
        Failed = [int] $by['Failed']
    }
}
