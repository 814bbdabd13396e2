#Requires -Modules Encord

<#
.SYNOPSIS
    Makes a labelling project of a folder of images: dataset, upload, ontology, project, people, and every task assigned.
.DESCRIPTION
    Safe to run again: what is there already is used, files that were uploaded are not sent twice, and only tasks that nobody has are assigned. A file that
    cannot be uploaded, or a task that cannot be assigned, does not keep the others back; the job then ends with an error, and another run does the rest.

    In Azure Automation it connects with the connection asset that -ConnectionName names. Elsewhere it uses the connection that is open, or the one that
    the environment describes.
.PARAMETER Path
    The folder of the images.
.PARAMETER Title
    The title of the project, its dataset and its ontology.
.PARAMETER Annotator
    Who labels. The tasks are dealt out in turn.
.PARAMETER Object
    What can be drawn, as a box.
.PARAMETER ConnectionName
    The name of the connection asset in Automation.
.EXAMPLE
    ./New-LabelingProject.ps1 -Path ./photos -Title 'Crossings' -Annotator ann@example.com, bob@example.com
.OUTPUTS
    The project.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Path,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Title,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string[]] $Annotator,

    [ValidateNotNullOrEmpty()]
    [string[]] $Object = @('Car', 'Person'),

    [string] $ConnectionName = 'Encord'
)

# An error that makes going on impossible ends the job; an error about one file or task is kept and reported at the end.
$ErrorActionPreference = 'Stop'

# Nobody can answer a question in a job. -Confirm asks all the same, at a desk.
if (-not $PSBoundParameters.ContainsKey('Confirm')) {
    $ConfirmPreference = 'None'
}

if (Get-Command Get-AutomationConnection -ErrorAction Ignore) {
    Connect-Encord -Connection (Get-AutomationConnection -Name $ConnectionName)
}

$files = @(Get-ChildItem -LiteralPath $Path -File)
if (-not $files) {
    throw "The folder '$Path' has no files."
}

# One question for the whole: each step needs what the one before it made.
if (-not $PSCmdlet.ShouldProcess("'$Title'", "Make a labelling project of the files in $Path")) { return }

# A wildcard that matches nothing is silence, a plain title would be an error: what is not there yet is made.
$exactly = [WildcardPattern]::Escape($Title) + '*'
$failures = @()

$dataset = Get-EncordDataset -Title $exactly | Where-Object Title -EQ $Title | Select-Object -First 1
if (-not $dataset) { $dataset = New-EncordDataset -Title $Title }
$files | Add-EncordDataRow -Dataset $dataset -ErrorAction SilentlyContinue -ErrorVariable +failures

$ontology = Get-EncordOntology -Title $exactly | Where-Object Title -EQ $Title | Select-Object -First 1
if (-not $ontology) {
    $ontology = New-EncordOntology -Title $Title
    $Object | Add-EncordOntologyObject -Ontology $ontology -Shape BoundingBox
}

$project = Get-EncordProject -Title $exactly | Where-Object Title -EQ $Title | Select-Object -First 1
if (-not $project) { $project = New-EncordProject -Title $Title -Dataset $dataset -Ontology $ontology }

$missing = $Annotator | Where-Object { $_ -notin (Get-EncordProjectUser $project).UserEmail }
if ($missing) { $missing | Add-EncordProjectUser -Project $project -Role Annotator }

$stage = $project.WorkflowStages | Where-Object StageType -EQ 'Annotation' | Select-Object -First 1
$task = @(Get-EncordWorkflowTask -Stage $stage -Status New)
for ($i = 0; $i -lt $Annotator.Count; $i++) {
    $share = for ($n = $i; $n -lt $task.Count; $n += $Annotator.Count) { $task[$n] }
    if ($share) { $share | Set-EncordWorkflowTaskAssignee -Assignee $Annotator[$i] -ErrorAction SilentlyContinue -ErrorVariable +failures }
}

$project | Set-EncordProjectStatus -Status InProgress -PassThru

foreach ($failure in $failures) {
    Write-Warning "$($failure.TargetObject): $($failure.Exception.Message)"
}
if ($failures.Count -gt 0) {
    # Errors alone leave an Automation job 'Completed'; an exception makes it 'Failed'.
    throw "$($failures.Count) files or tasks of '$Title' failed; the warnings say which. Run the script again when the reasons are gone."
}
