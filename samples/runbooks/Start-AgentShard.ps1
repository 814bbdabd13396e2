#Requires -Modules Encord

<#
.SYNOPSIS
    Parent runbook: shares the tasks of an agent stage out among several jobs.
.DESCRIPTION
    Counts the tasks and starts Invoke-AgentShard as a job for each share. It passes numbers and not tasks, because parameters of jobs are small. It needs the
    module Az.Automation and a managed identity that may start jobs (Automation Operator).
.PARAMETER Project
    The project: title or hash.
.PARAMETER Stage
    The name of the agent stage.
.PARAMETER ResourceGroupName
    That of the Automation account.
.PARAMETER AutomationAccountName
    The Automation account.
.PARAMETER TasksPerJob
    About how many tasks a job has.
.PARAMETER MaximumJob
    At most so many jobs.
.PARAMETER ConnectionName
    The name of the connection asset in Automation.
.EXAMPLE
    ./Start-AgentShard.ps1 -Project 'Street scenes' -Stage Triage -ResourceGroupName labels -AutomationAccountName labels
.OUTPUTS
    The jobs that were started.
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
    [string] $ResourceGroupName,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $AutomationAccountName,

    [ValidateRange(1, 100000)]
    [int] $TasksPerJob = 500,

    [ValidateRange(1, 50)]
    [int] $MaximumJob = 10,

    [string] $ConnectionName = 'Encord'
)

$ErrorActionPreference = 'Stop'
if (-not $PSBoundParameters.ContainsKey('Confirm')) {
    $ConfirmPreference = 'None'
}

if (Get-Command Get-AutomationConnection -ErrorAction Ignore) {
    Connect-Encord -Connection (Get-AutomationConnection -Name $ConnectionName)
    $null = Disable-AzContextAutosave -Scope Process
    $null = Connect-AzAccount -Identity
}

$waiting = @(Get-EncordWorkflowTask $Project -Stage $Stage).Count
$jobs = [Math]::Min($MaximumJob, [Math]::Ceiling($waiting / $TasksPerJob))
for ($shard = 0; $shard -lt $jobs; $shard++) {
    if ($PSCmdlet.ShouldProcess("shard $shard of $jobs", 'Start Invoke-AgentShard')) {
        Start-AzAutomationRunbook -Name Invoke-AgentShard -ResourceGroupName $ResourceGroupName -AutomationAccountName $AutomationAccountName -Parameters @{
            Project = $Project
            Stage   = $Stage
            Shard   = $shard
            Of      = $jobs
        }
    }
}
