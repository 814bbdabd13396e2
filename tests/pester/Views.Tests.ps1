# What the lists look like in consoles of 80 and 120 columns, with and without the column that some consoles keep for themselves.

BeforeDiscovery {
    $lists = @(
        @{ Get = { Get-EncordConnection }; Column = 'Domain' }
        @{ Get = { Get-EncordProject }; Column = 'Title' }
        @{ Get = { Get-EncordDataset }; Column = 'Title' }
        @{ Get = { Get-EncordDataRow 'Street tours' }; Column = 'Title' }
        @{ Get = { Get-EncordLabelRow 'Street scenes' }; Column = 'DataTitle' }
        @{ Get = { Get-EncordLabelRow 'Parking lot' }; Column = 'DataTitle' }
        @{ Get = { $video | Get-EncordObjectInstance }; Column = 'Name' }
        @{ Get = { $video | Get-EncordClassificationInstance }; Column = 'Name' }
        @{ Get = { (Get-EncordOntology 'Street objects').Objects[0].Attributes }; Column = 'Name' }
        @{ Get = { (Get-EncordOntology 'Street objects').Objects[0].Attributes[0].Options }; Column = 'Label' }
        @{ Get = { Compare-EncordOntology 'Street objects' 'Ward findings' }; Column = 'Path' }
        @{ Get = { Find-EncordLabelProblem 'Street scenes' }; Column = 'DataTitle' }
        @{ Get = { Compare-EncordLabel $video $video }; Column = 'FeatureName' }
        @{ Get = { Compare-EncordLabel $video $video -Summary }; Column = 'FeatureName' }
        @{ Get = { $video | Get-EncordLabelDocument }; Column = 'DataTitle' }
        @{ Get = { Get-EncordOntology }; Column = 'Title' }
        @{ Get = { (Get-EncordOntology -Project 'Street scenes').Objects }; Column = 'Name' }
        @{ Get = { (Get-EncordOntology -Project 'Street scenes').Classifications }; Column = 'Name' }
        @{ Get = { Get-EncordWorkflowStage 'Street scenes' }; Column = 'Name' }
        @{ Get = { Get-EncordWorkflowTask 'Street scenes' Review }; Column = 'DataTitle' }
        @{ Get = { Get-EncordWorkflowTask 'Street scenes' Review | Get-EncordLabelReview }; Column = 'DataTitle' }
        @{ Get = { Invoke-EncordTaskAgent 'Street scenes' Triage { } -MaximumTask 2 }; Column = 'DataTitle' }
        @{ Get = { Get-EncordWorkflowTask 'Street scenes' Review | Get-EncordIssue }; Column = 'DataTitle' }
        @{ Get = { Get-EncordProjectUser 'Street scenes' }; Column = 'UserEmail' }
        @{ Get = { Get-EncordProjectGroup 'Street scenes' }; Column = 'Name' }
        @{ Get = { Get-EncordGroup }; Column = 'Name' }
        @{ Get = { Get-EncordCloudIntegration }; Column = 'Title' }
        @{ Get = { Get-EncordLabelLog 'Street scenes' }; Column = 'Action' }
        @{ Get = { Get-EncordCollaboratorTimer 'Street scenes' }; Column = 'DataTitle' }
        @{ Get = { Get-EncordTimeSpent 'Street scenes' }; Column = 'DataTitle' }
        @{ Get = { Get-EncordEditorLog 'Street scenes' -After 2024-11-01 -Before 2024-12-01 }; Column = 'DataTitle' }
        @{ Get = { Get-EncordTaskAction 'Street scenes' }; Column = 'Action' }
        @{ Get = { Get-EncordStorageFolder }; Column = 'Name' }
        @{ Get = { Get-EncordStorageItem 'Street tours' }; Column = 'Name' }
        @{ Get = { $collection }; Column = 'Name' }
        @{ Get = { $collection | Get-EncordCollectionItem }; Column = 'DataTitle' }
        @{ Get = { $model }; Column = 'Title' }
        @{ Get = { $training }; Column = 'Title' }
        @{ Get = { Get-Item ./street-1.jpg | Invoke-EncordInference -Project 'Street scenes' -TrainingHash $training }; Column = 'File' }
    )
    [xml] $format = Get-Content "$PSScriptRoot/../../module/Encord.Format.ps1xml" -Raw
    $shown = foreach ($view in $format.Configuration.ViewDefinitions.View | Where-Object { $_['ListControl'] }) {
        $items = $view.ListControl.ListEntries.ListEntry.ListItems.ListItem | Where-Object { -not $_['ItemSelectionCondition'] }
        @{ TypeName = $view.ViewSelectedBy.TypeName; Names = @($items | ForEach-Object { if ($_['Label']) { $_.Label } else { $_.PropertyName } }) }
    }
    $long = @(
        @{ TypeName = 'Encord.Project'; Get = { Get-EncordProject 'Street scenes' } }
        @{ TypeName = 'Encord.DataRow'; Get = { Get-EncordDataRow 'Street tours' | Select-Object -First 1 } }
        @{ TypeName = 'Encord.LabelRow'; Get = { $video } }
        @{ TypeName = 'Encord.ObjectInstance'; Get = { $video | Get-EncordObjectInstance | Select-Object -First 1 } }
        @{ TypeName = 'Encord.StorageItem'; Get = { Get-EncordStorageItem 'Street tours' | Select-Object -First 1 } }
        @{ TypeName = 'Encord.WorkflowTask'; Get = { Get-EncordWorkflowTask 'Street scenes' Review | Select-Object -First 1 } }
    )
    $long | ForEach-Object { $_.Names = @($shown | Where-Object TypeName -EQ $_.TypeName | ForEach-Object { $_.Names }) }
    $tables = foreach ($view in $format.Configuration.ViewDefinitions.View | Where-Object { $_['TableControl'] }) {
        @{ TypeName = $view.ViewSelectedBy.TypeName; Labels = @($view.TableControl.TableHeaders.TableColumnHeader.Label) }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-BuiltModule
    $server = Start-TestServer
    Connect-Encord -Emulator -Domain $server.Address
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
    Push-Location $TestDrive
    Copy-Item "$PSScriptRoot/../../samples/data/pictures/street-1.jpg" .
    $video = Get-EncordLabelRow 'Street scenes' -DataTitle 'drive-0000.avi' | Initialize-EncordLabelRow
    $collection = New-EncordCollection 'Street scenes' 'For a table'
    Get-EncordWorkflowTask 'Street scenes' Review | Select-Object -First 2 | Add-EncordIssue 'Look at the corner' -Tag Corner -X 0.5 -Y 0.5
    Get-EncordLabelRow 'Street scenes' | Select-Object -First 2 | Add-EncordCollectionItem $collection
    $model = New-EncordModel -Project 'Street scenes' -Title 'Cars' -FeatureHash carbox01 -Architecture FasterRcnn
    $training = @(Get-EncordLabelRow 'Street scenes' -DataTitle 'street-*' -InitializedOnly)[0..9] | Start-EncordModelTraining -Model $model -Epochs 1 -Weights faster_rcnn_R_50_FPN_1x |
        Wait-EncordModelTraining -TimeoutSec 300
}

AfterAll {
    Pop-Location
    $PSStyle.OutputRendering = $rendering
    Disconnect-Encord
    Stop-TestServer $server
}

Describe 'The table of<Get>' -ForEach $lists {
    It 'breaks no header and keeps <Column> in a console of 80 and of 120 columns' {
        $objects = @(& $Get | Select-Object -First 3)
        $objects.Count | Should -BeGreaterThan 0
        foreach ($width in 79, 80, 119, 120) {
            $lines = @(($objects | Out-String -Width $width) -split '\r?\n' | Where-Object { $_.Trim() })
            $lines[1] | Should -Match '^[- ]+$' -Because "the header is one line at $width columns:`n$($lines -join "`n")"
            $lines[0] -split '\s+' | Should -Contain $Column -Because "at $width columns"
            $lines.Count | Should -Be ($objects.Count + 2) -Because "each object is one line at $width columns"
        }
    }
}

Describe 'The view of <TypeName>' -ForEach $tables {
    It 'names its columns as the properties are named' {
        $properties = ([type] $TypeName).GetProperties().Name
        $Labels | Where-Object { $_ -notin $properties } | Should -BeNullOrEmpty
    }
}

Describe 'The list of <TypeName>' -ForEach $shown {
    It 'shows properties that are there, and all of them when they are asked for' {
        $properties = ([type] $TypeName).GetProperties().Name
        $Names | Where-Object { $_ -notin $properties } | Should -BeNullOrEmpty
    }
}

Describe 'Format-List of<Get>' -ForEach $long {
    It 'shows what its view names, and everything when it is asked to' {
        $object = & $Get
        $lines = @(($object | Format-List | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ -match '^\w+\s+:' })
        $lines -replace '\s+:.*' | Should -Be $Names
        $all = @(($object | Format-List * | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ -match '^\w+\s+:' })
        $all.Count | Should -BeGreaterOrEqual $object.GetType().GetProperties().Count
    }
}

Describe 'Sizes and durations' {
    It 'are shown as people say them, and are numbers in the properties' {
        $row = Get-EncordDataset | Get-EncordDataRow | Where-Object { $_.FileSize -and $_.Duration } | Select-Object -First 1
        $text = $row | Out-String -Width 120
        $text | Should -Match '\d (B|KB|MB|GB)\b'
        $text | Should -Match '\b\d+:\d\d:\d\d'
        $row.FileSize | Should -BeOfType long
        $row.Duration | Should -BeOfType double
    }
}
