<#
.SYNOPSIS
Makes a labelling project of a folder of images: dataset, upload, ontology, project, people, and every task assigned.

.DESCRIPTION
Safe to run again: what is there already is used, files that were uploaded are not sent twice, and only tasks that nobody has are assigned.

.EXAMPLE
./New-LabelingProject.ps1 -Path ./photos -Title 'Crossings' -Annotator ann@example.com, bob@example.com
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The folder of the images.
    [Parameter(Mandatory)] [string] $Path,

    # The title of the project, its dataset and its ontology.
    [Parameter(Mandatory)] [string] $Title,

    # Who labels. The tasks are dealt out in turn.
    [Parameter(Mandatory)] [string[]] $Annotator,

    # What can be drawn, as a box.
    [string[]] $Object = @('Car', 'Person')
)

$ErrorActionPreference = 'Stop'
Import-Module Encord

# In Azure Automation the connection is an asset; elsewhere it is the session's own, or the environment's.
if (-not (Get-EncordConnection) -and (Get-Command Get-AutomationConnection -ErrorAction SilentlyContinue)) {
    Connect-Encord -Connection (Get-AutomationConnection -Name Encord)
}

# One question for the whole: each step needs what the one before it made.
if (-not $PSCmdlet.ShouldProcess("'$Title'", "Make a labelling project of the files in $Path")) { return }

# A wildcard that matches nothing is silence, a plain title would be an error: what is not there yet is made.
$exactly = [WildcardPattern]::Escape($Title) + '*'

$dataset = Get-EncordDataset -Title $exactly | Where-Object Title -EQ $Title | Select-Object -First 1
if (-not $dataset) { $dataset = New-EncordDataset -Title $Title }
Get-ChildItem -LiteralPath $Path -File | Add-EncordDataRow -Dataset $dataset

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
    if ($share) { $share | Set-EncordWorkflowTaskAssignee -Assignee $Annotator[$i] }
}

$project | Set-EncordProjectStatus -Status InProgress -PassThru
