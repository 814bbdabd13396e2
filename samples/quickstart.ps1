# In a console of your own: start the local server first (dotnet run --project src/Encord.Emulator), then run this script in PowerShell 7.

Import-Module "$PSScriptRoot/../out/Encord/Encord.psd1"

# Connect to the local server with its well-known test key. An account is connected with: Connect-Encord -KeyPath ~/.ssh/encord
Connect-Encord -Emulator -PassThru

# What is there?
Get-EncordProject

# One project, by its title, and the stages of its workflow
$project = Get-EncordProject -Project 'Street scenes'
$project | Get-EncordWorkflowStage

# Label rows stream as they arrive; wildcards and filters are answered by the server
Get-EncordLabelRow -Project $project -WorkflowStage Review -DataTitle 'drive-*'

# A pipeline ends in whatever you need: here a table for a spreadsheet, and its first lines
$csv = Join-Path ([IO.Path]::GetTempPath()) 'labelled.csv'
Get-EncordLabelRow -Project $project -TaskStatus Completed -EditedAfter 2024-11-01 |
    Select-Object DataTitle, DatasetTitle, LabelStatus, LastEditedAt |
    Export-Csv $csv
Get-Content $csv -TotalCount 4
Remove-Item $csv

# Load the labels of one row, add a box, save it, and look at what the server has now
$row = Get-EncordLabelRow -Project $project -DataTitle 'street-0000.png' | Initialize-EncordLabelRow
$row | Add-EncordObjectInstance Car -BoundingBox 0.1, 0.5, 0.2, 0.15 -Answer @{ Colour = 'Red' }
$row | Save-EncordLabelRow -ValidateBeforeSaving
Get-EncordObjectInstance -LabelRow $row.LabelHash -Project $project

# Attach a dataset that the project does not have yet: first the question only, then for real
$dataset = Get-EncordDataset -Title 'Junction*'
$dataset | Add-EncordDataset -Project $project -WhatIf
$dataset | Add-EncordDataset -Project $project -PassThru

# A mistake says what to do
try { Get-EncordProject -Project 'Street scene' -ErrorAction Stop } catch { $_.Exception.Message }

# A report for people who have no shell: one file that opens in every browser
$report = Export-EncordReport -Project $project -Path (Join-Path ([IO.Path]::GetTempPath()) 'encord-quickstart.html') -Force -WarningAction SilentlyContinue
"The report is in $($report.Path): $($report.Rows) label rows, $($report.Objects) objects, $($report.Problems) findings"
