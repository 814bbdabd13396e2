<#
.SYNOPSIS
    Makes the tasks of an Azure Batch job: one for each worker of an agent.
.DESCRIPTION
    Batch has no number of a task in a list, so each task gets it as an environment variable. The nodes have PowerShell and the module, from the image or a start
    task, and the files of samples/agents as an application package or resource files in the working directory.

    Batch runs a task again when its node is lost: what was done then has left the stage, so that is harmless.
.PARAMETER JobId
    The job, which exists.
.PARAMETER Count
    How many workers.
.PARAMETER Project
    The project: title or hash.
.PARAMETER Stage
    The name of the agent stage.
.PARAMETER KeyFile
    Where the key is on the node.
.EXAMPLE
    $context = Get-AzBatchAccount -AccountName research
    ./New-AgentTask.ps1 -JobId encord-agent -Count 8 -Project 'Street scenes' -Stage Triage | ForEach-Object { New-AzBatchTask @_ -BatchContext $context }
.OUTPUTS
    A hashtable for each task: the parameters of New-AzBatchTask.
#>
param(
    [Parameter(Mandatory)] [string] $JobId,
    [Parameter(Mandatory)] [ValidateRange(1, 10000)] [int] $Count,
    [Parameter(Mandatory)] [string] $Project,
    [Parameter(Mandatory)] [string] $Stage,
    [string] $KeyFile = '/mnt/keys/encord_ed25519'
)

for ($index = 0; $index -lt $Count; $index++) {
    @{
        JobId               = $JobId
        Id                  = 'shard-{0:d5}-of-{1:d5}' -f $index, $Count
        # Batch starts programs without a shell.
        CommandLine         = 'pwsh -NoProfile -NonInteractive -File agents/Invoke-Shard.ps1'
        EnvironmentSettings = [ordered] @{
            JOB_COMPLETION_INDEX = "$index"
            SHARD_COUNT          = "$Count"
            ENCORD_PROJECT       = $Project
            ENCORD_STAGE         = $Stage
            ENCORD_SSH_KEY_FILE  = $KeyFile
        }
    }
}
