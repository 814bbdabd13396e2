#Requires -Modules Encord

<#
.SYNOPSIS
    Trains a model on the completed rows of a project and waits for the result.
.DESCRIPTION
    Takes the model with a title, or makes it, starts a training on the label rows of a workflow stage, and waits for it. A sandbox of Azure Automation
    lives three hours and trainings may take longer: when the time is up the runbook writes the training as it is, still pending, and another run goes on
    waiting with -TrainingHash. It starts nothing then.

    In Azure Automation it connects with the connection asset that -ConnectionName names. Elsewhere it uses the connection that is open, or the one that
    the environment describes.
.PARAMETER Project
    The project: title or hash.
.PARAMETER Title
    The title of the model. If there is none it is made.
.PARAMETER Feature
    What a new model finds: names or feature hashes of the ontology's objects.
.PARAMETER Architecture
    The architecture of a new model.
.PARAMETER Weights
    The pre-trained weights to start from. They belong to an architecture; those that have no choice of weights take an empty text.
.PARAMETER Stage
    The workflow stage whose rows are trained on.
.PARAMETER MinimumRows
    With fewer rows nothing is started, and the job fails.
.PARAMETER Epochs
    How often the training goes through the rows.
.PARAMETER TrainingHash
    A training that was started before: waits for it.
.PARAMETER WaitSec
    How long to wait, in seconds. The default leaves a sandbox half an hour.
.PARAMETER ConnectionName
    The name of the connection asset in Automation.
.EXAMPLE
    ./Start-ModelTraining.ps1 -Project 'Street scenes' -Title Cars -Feature Car -WhatIf

    Says what would be made and started.
.EXAMPLE
    ./Start-ModelTraining.ps1 -Project 'Street scenes' -Title Cars -Feature Car -Epochs 5

    Makes the model if it is not there, trains it on everything that is complete, and waits.
.EXAMPLE
    ./Start-ModelTraining.ps1 -Project 'Street scenes' -Title Cars -TrainingHash 8e0af75d-1f1d-4539-8138-0034968d621a

    Goes on waiting for a training of an earlier run.
.OUTPUTS
    The training: its hash, its status, and when it is done its final loss.
#>
[CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Start')]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Project,

    [Parameter(Mandatory, Position = 1)]
    [ValidateNotNullOrEmpty()]
    [string] $Title,

    [Parameter(ParameterSetName = 'Start')]
    [string[]] $Feature,

    [Parameter(ParameterSetName = 'Start')]
    [string] $Architecture = 'FasterRcnn',

    [Parameter(ParameterSetName = 'Start')]
    [string] $Weights = 'faster_rcnn_R_50_FPN_1x',

    [Parameter(ParameterSetName = 'Start')]
    [string] $Stage = 'Complete',

    [Parameter(ParameterSetName = 'Start')]
    [ValidateRange(1, [int]::MaxValue)]
    [int] $MinimumRows = 10,

    [Parameter(ParameterSetName = 'Start')]
    [ValidateRange(1, 1000)]
    [int] $Epochs = 10,

    [Parameter(Mandatory, ParameterSetName = 'Wait')]
    [ValidateNotNullOrEmpty()]
    [string] $TrainingHash,

    [ValidateRange(0, 604800)]
    [int] $WaitSec = 9000,

    [string] $ConnectionName = 'Encord'
)

# Any failure ends the job: half a training is none.
$ErrorActionPreference = 'Stop'

# Nobody can answer a question in a job. -Confirm asks all the same, at a desk.
if (-not $PSBoundParameters.ContainsKey('Confirm')) {
    $ConfirmPreference = 'None'
}

if (Get-Command Get-AutomationConnection -ErrorAction Ignore) {
    Connect-Encord -Connection (Get-AutomationConnection -Name $ConnectionName)
}

$one = Get-EncordProject -Project $Project
# A title with wildcards' signs is compared as it stands; no model is no error here.
$models = @(Get-EncordModel -Project $one | Where-Object Title -EQ $Title)
if ($models.Count -gt 1) {
    throw "The project '$($one.Title)' has $($models.Count) models with the title '$Title': $($models.ModelHash -join ', ')."
}

if ($PSCmdlet.ParameterSetName -eq 'Wait') {
    if (-not $models) {
        throw "The project '$($one.Title)' has no model '$Title'."
    }
    $training = Wait-EncordModelTraining -Training $TrainingHash -Model $models[0] -Project $one -TimeoutSec $WaitSec
} else {
    $rows = @(Get-EncordLabelRow -Project $one -WorkflowStage $Stage -InitializedOnly)
    if ($rows.Count -lt $MinimumRows) {
        throw "Only $($rows.Count) rows of '$($one.Title)' are in the stage '$Stage'; a training wants $MinimumRows."
    }

    $model = $models | Select-Object -First 1
    if (-not $model) {
        if (-not $Feature) {
            throw "The project '$($one.Title)' has no model '$Title'. Say with -Feature what a new one finds."
        }
        $objects = ((Get-EncordOntology -Project $one).Json | ConvertFrom-Json).objects
        $hashes = foreach ($name in $Feature) {
            $object = $objects | Where-Object { $_.name -eq $name -or $_.featureNodeHash -eq $name }
            if (-not $object) {
                throw "The ontology has no object '$name'. It has: $($objects.name -join ', ')."
            }
            $object.featureNodeHash
        }
        $model = New-EncordModel -Project $one -Title $Title -FeatureHash $hashes -Architecture $Architecture
        if (-not $model) {
            Write-Verbose "It would be trained for $Epochs epochs on $($rows.Count) rows."
            return
        }
    }

    $start = @{ Model = $model; Epochs = $Epochs }
    if ($Weights) {
        $start.Weights = $Weights
    }
    $training = $rows | Start-EncordModelTraining @start
    if (-not $training) {
        return
    }
    # The hash is in the log from now on, whatever becomes of this job.
    Write-Verbose "Training $($training.TrainingHash) of '$Title' was started on $($rows.Count) rows." -Verbose
    $training = $training | Wait-EncordModelTraining -TimeoutSec $WaitSec
}

if ($training.Status -eq 'Pending') {
    Write-Warning "The training goes on. Wait for it with -TrainingHash $($training.TrainingHash)."
}
# Without the link to the weights, which is a secret as long as it works: output is kept in the job's log.
$training | Select-Object ProjectHash, ModelHash, TrainingHash, Status, Title, Architecture, Epochs, FinalLoss, DurationSec
