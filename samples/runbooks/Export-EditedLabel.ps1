#Requires -Modules Encord

<#
.SYNOPSIS
    Exports what was labelled in a stretch of time to CSV files.
.DESCRIPTION
    For each project, writes two files: the label rows whose labels were edited in the given time, and the objects on their frames. Run nightly, it exports
    the day before (UTC), so a run that failed can be repeated with -Since and -Until and gives the same files.

    Labels are loaded and written bundle by bundle, so those of one bundle are in memory and not those of the whole day.

    In Azure Automation it connects with the connection asset that -ConnectionName names. Elsewhere it uses the connection that is open, or the one that
    the environment describes.
.PARAMETER Project
    The projects: titles or hashes.
.PARAMETER Since
    Labels that were edited after this time. The default is the beginning of yesterday, UTC.
.PARAMETER Until
    Labels that were edited before this time. The default is a day after -Since.
.PARAMETER Folder
    Where the files go; it is made if it is not there. In Automation this is a folder of the sandbox and lost with it: upload the files that the runbook
    writes to its output.
.PARAMETER ConnectionName
    The name of the connection asset in Automation.
.PARAMETER BundleSize
    How many rows are loaded at once. Smaller ones need less memory.
.EXAMPLE
    ./Export-EditedLabel.ps1 -Project 'Street scenes' -WhatIf

    Says which rows were edited yesterday, and writes nothing.
.EXAMPLE
    ./Export-EditedLabel.ps1 -Project 'Street scenes', 'Ward round' -Since 2024-11-01 -Until 2024-12-01 -Folder ./november

    A month of two projects.
.OUTPUTS
    One object for each project: its title, the number of rows and objects, and the paths of the files.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string[]] $Project,

    [datetime] $Since = [datetime]::UtcNow.Date.AddDays(-1),

    [datetime] $Until = $Since.AddDays(1),

    [string] $Folder = (Join-Path ([IO.Path]::GetTempPath()) 'encord-export'),

    [string] $ConnectionName = 'Encord',

    [ValidateRange(1, 1000)]
    [int] $BundleSize = 100
)

# An error that makes going on impossible ends the job; an error about one row is kept and reported at the end.
$ErrorActionPreference = 'Stop'

if (Get-Command Get-AutomationConnection -ErrorAction Ignore) {
    Connect-Encord -Connection (Get-AutomationConnection -Name $ConnectionName)
}

$rowColumns = 'ProjectHash', 'LabelHash', 'DataHash', 'DataTitle', 'DataType', 'DatasetTitle', 'BranchName', 'WorkflowStage', 'TaskStatus', 'LabelStatus',
    'NumberOfFrames', 'LastActionedByUserEmail', 'CreatedAt', 'LastEditedAt'
$objectColumns = 'ProjectHash', 'LabelHash', 'DataHash', 'DataTitle', 'Frame', 'Ranges', 'ObjectHash', 'Name', 'Shape', 'X', 'Y', 'Width', 'Height', 'Theta',
    'Coordinates', 'Answers', 'Confidence', 'ManualAnnotation', 'CreatedBy', 'CreatedAt', 'LastEditedBy', 'LastEditedAt'

# A time without a zone is meant in UTC, wherever the runbook runs.
$from, $to = foreach ($time in $Since, $Until) {
    if ($time.Kind -eq 'Unspecified') { [datetime]::SpecifyKind($time, 'Utc') } else { $time.ToUniversalTime() }
}
if ($to -le $from) {
    throw "-Until ($to) is not after -Since ($from)."
}

$failures = @()
foreach ($name in $Project) {
    $one = Get-EncordProject -Project $name
    $rows = @(Get-EncordLabelRow -Project $one -EditedAfter $from -EditedBefore $to -InitializedOnly)
    Write-Verbose "$($rows.Count) rows of '$($one.Title)' were edited between $($from.ToString('u')) and $($to.ToString('u'))."

    $file = '{0}_{1:yyyyMMdd-HHmm}' -f ($one.Title -replace '[^\p{L}\p{Nd}]+', '-'), $from
    $rowPath = Join-Path $Folder "$($file)_rows.csv"
    $objectPath = Join-Path $Folder "$($file)_objects.csv"
    if (-not $PSCmdlet.ShouldProcess("'$($one.Title)' ($($one.ProjectHash)), $($rows.Count) rows", "Export to $rowPath and $objectPath")) {
        $rows.ForEach{ Write-Verbose "$($_.DataTitle) ($($_.LabelHash))" }
        continue
    }

    $null = New-Item -ItemType Directory -Path $Folder -Force
    $rows | Select-Object $rowColumns | Export-Csv -LiteralPath $rowPath -NoTypeInformation -Encoding utf8

    # Reading changes no row and keeps no labels. A row that cannot be read is an error of its own.
    $count = 0
    $rows |
        Get-EncordObjectInstance -BundleSize $BundleSize -ThrottleLimit 2 -ErrorAction SilentlyContinue -ErrorVariable +failures |
        Select-Object $objectColumns |
        ForEach-Object { $count++; $_ } |
        Export-Csv -LiteralPath $objectPath -NoTypeInformation -Encoding utf8

    [pscustomobject]@{
        Project    = $one.Title
        Rows       = $rows.Count
        Objects    = $count
        RowPath    = $rowPath
        ObjectPath = $objectPath
    }
}

foreach ($failure in $failures) {
    Write-Warning "$($failure.TargetObject): $($failure.Exception.Message)"
}
if ($failures.Count -gt 0) {
    # Errors alone leave an Automation job 'Completed'; an exception makes it 'Failed'.
    throw "$($failures.Count) of the rows could not be exported; the warnings say which."
}
