BeforeDiscovery {
    $runbooks = Get-ChildItem "$PSScriptRoot/../../samples/runbooks/*.ps1" | ForEach-Object { @{ Name = $_.BaseName; Path = $_.FullName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-BuiltModule
    $runbooks = (Resolve-Path "$PSScriptRoot/../../samples/runbooks").Path

    # What an Automation sandbox offers: the asset with its fields, and no connection that is open already.
    function global:Get-AutomationConnection {
        param([string] $Name)
        if ($Name -ne 'Encord') { throw "There is no connection asset '$Name'." }
        @{ PrivateKey = $server.Key -replace "`n", ' '; Domain = $server.Address }
    }
}

AfterAll {
    Remove-Item function:Get-AutomationConnection
}

Describe 'The runbook <Name>' -ForEach $runbooks {
    It 'has help with an example, no question to a user, and -WhatIf' {
        $help = Get-Help $Path
        $help.Synopsis | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterThan 0
        $command = Get-Command $Path
        $command.Parameters.Keys | Should -Contain 'WhatIf'
        $text = Get-Content $Path -Raw
        $text | Should -Not -Match 'Read-Host|PromptForChoice|ShouldContinue|Write-Host|Out-Host|Start-Process|Start-Job'
        $described = (Get-Help $Path -Parameter * | Where-Object { $_.description }).name
        $own = $command.ScriptBlock.Ast.ParamBlock.Parameters.Name.VariablePath.UserPath
        $own | ForEach-Object { $described | Should -Contain $_ }
    }
}

Describe 'Export-EditedLabel' {
    BeforeAll {
        $server = Start-TestServer
        $day = @{ Since = '2024-11-22'; Until = '2024-11-23' }
    }

    AfterAll {
        Disconnect-Encord
        Stop-TestServer $server
    }

    It 'writes the rows and the objects that were edited, and nothing else' {
        $made = & "$runbooks/Export-EditedLabel.ps1" -Project 'Street scenes', 'Ward round' @day -Folder "$TestDrive/day"

        $made.Project | Should -Be 'Street scenes', 'Ward round'
        foreach ($export in $made) {
            $rows = Import-Csv $export.RowPath
            $rows.Count | Should -Be $export.Rows
            $expected = Get-EncordLabelRow $export.Project -EditedAfter $day.Since -EditedBefore $day.Until -InitializedOnly
            $rows.LabelHash | Should -Be $expected.LabelHash

            $objects = Import-Csv $export.ObjectPath
            $objects.Count | Should -Be $export.Objects
            $objects.Count | Should -Be @($expected | Initialize-EncordLabelRow | Get-EncordObjectInstance).Count
            (Get-Content $export.ObjectPath -Raw) -cmatch 'System\.[A-Z]|Encord\.[A-Z]' | Should -BeFalse
        }
    }

    It 'gives the same files when it is run again with other bundles' {
        $first = & "$runbooks/Export-EditedLabel.ps1" -Project 'Street scenes' @day -Folder "$TestDrive/one"
        $again = & "$runbooks/Export-EditedLabel.ps1" -Project 'Street scenes' @day -Folder "$TestDrive/two" -BundleSize 7
        (Get-FileHash $again.ObjectPath).Hash | Should -Be (Get-FileHash $first.ObjectPath).Hash
    }

    It 'writes no file and changes nothing with -WhatIf' {
        & "$runbooks/Export-EditedLabel.ps1" -Project 'Street scenes' @day -Folder "$TestDrive/whatif" -WhatIf | Should -BeNullOrEmpty
        Test-Path "$TestDrive/whatif" | Should -BeFalse
    }

    It 'says which rows failed, exports the others, and ends as failed' {
        $fault = @{ kind = 'status'; status = 403; queryType = 'labelrow'; queryMethod = 'GET'; count = 1 } | ConvertTo-Json
        $null = Invoke-RestMethod "$($server.Address)/emulator/faults" -Method Post -Body $fault -ContentType 'application/json'
        try {
            {
                & "$runbooks/Export-EditedLabel.ps1" -Project 'Street scenes' @day -Folder "$TestDrive/fail" -BundleSize 10  -WarningAction SilentlyContinue
            } | Should -Throw '*10 of the rows could not be exported*'
        } finally {
            $null = Invoke-RestMethod "$($server.Address)/emulator/faults" -Method Delete
        }
        $rows = Import-Csv (Get-ChildItem "$TestDrive/fail/*_rows.csv")
        $exported = (Import-Csv (Get-ChildItem "$TestDrive/fail/*_objects.csv")).LabelHash | Sort-Object -Unique
        $exported.Count | Should -Be ($rows.Count - 10)
    }

    It 'stops at a project that is not there, with the reason' {
        { & "$runbooks/Export-EditedLabel.ps1" -Project 'Street scene' @day -Folder "$TestDrive/none" } | Should -Throw '*Street scenes*'
        { & "$runbooks/Export-EditedLabel.ps1" -Project 'Street scenes' -Since 2024-11-23 -Until 2024-11-22 } | Should -Throw '*not after*'
    }
}

Describe 'Complete-ReviewedRow' {
    BeforeAll {
        $server = Start-TestServer
        Connect-Encord -Emulator -Domain $server.Address
        # A car that is outside of the picture: the server keeps it and finds the labels invalid.
        $bad = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0005.png' | Initialize-EncordLabelRow
        $bad | Add-EncordObjectInstance Car -BoundingBox 0.125, 0, 0.5, 0.5
        $bad | Save-EncordLabelRow
        $json = (Get-EncordLabelDocument 'Street scenes' $bad.LabelHash).Json.Replace('"x":0.125', '"x":5')
        Save-EncordLabelDocument 'Street scenes' $bad.LabelHash $json -WarningAction SilentlyContinue
        $here = @{ Project = 'Street scenes'; Stage = 'Triage'; IdleHours = 0 }
        $before = @(Get-EncordLabelRow 'Street scenes' -WorkflowStage Triage).Count
    }

    AfterAll {
        Disconnect-Encord
        Stop-TestServer $server
    }

    It 'changes nothing with -WhatIf' {
        $result = & "$runbooks/Complete-ReviewedRow.ps1" @here -ReturnTo Annotate -WhatIf -WarningAction SilentlyContinue
        $result.Rows | Should -Be $before
        $result.Completed + $result.Returned | Should -Be 0
        @(Get-EncordLabelRow 'Street scenes' -WorkflowStage Triage).Count | Should -Be $before
    }

    It 'leaves alone what was edited a moment ago' {
        $result = & "$runbooks/Complete-ReviewedRow.ps1" -Project 'Street scenes' -Stage Triage -IdleHours 8760 -Maximum 1
        $result.Completed | Should -Be 1
        (Get-EncordLabelRow 'Street scenes' -LabelHash $bad.LabelHash).WorkflowStage | Should -Be 'Triage'
    }

    It 'completes what is valid, sends the rest back and says why' {
        $result = & "$runbooks/Complete-ReviewedRow.ps1" @here -ReturnTo Annotate -WarningVariable warnings -WarningAction SilentlyContinue
        $result.Completed | Should -Be ($before - 2)
        $result.Returned | Should -Be 1
        $result.Left | Should -Be 0
        "$warnings" | Should -Match 'street-0005\.png.*outside'
        (Get-EncordLabelRow 'Street scenes' -LabelHash $bad.LabelHash).WorkflowStage | Should -Be 'Annotate'
        @(Get-EncordLabelRow 'Street scenes' -WorkflowStage Triage) | Should -BeNullOrEmpty
    }

    It 'refuses a stage that is not there before it does anything' {
        { & "$runbooks/Complete-ReviewedRow.ps1" -Project 'Street scenes' -Stage Review -ReturnTo Annotat } | Should -Throw '*Annotate, Review, Triage, Complete*'
    }
}

Describe 'Start-ModelTraining' {
    BeforeAll {
        $server = Start-TestServer
        $cars = @{ Project = 'Street scenes'; Title = 'Cars' }
    }

    AfterAll {
        Disconnect-Encord
        Stop-TestServer $server
    }

    It 'makes and starts nothing with -WhatIf' {
        & "$runbooks/Start-ModelTraining.ps1" @cars -Feature Car -WhatIf | Should -BeNullOrEmpty
        Get-EncordModel -Project 'Street scenes' | Should -BeNullOrEmpty
    }

    It 'refuses <Reason> before it starts anything' -ForEach @(
        @{ Reason = 'a model that it may not make'; With = @{ Title = 'Bikes' }; Message = '*-Feature*' }
        @{ Reason = 'what the ontology does not have'; With = @{ Title = 'Bikes'; Feature = 'Bike' }; Message = '*Car, Road*' }
        @{ Reason = 'too few rows'; With = @{ Title = 'Bikes'; Feature = 'Car'; MinimumRows = 1000 }; Message = '*wants 1000*' }
        @{ Reason = 'to wait for a model that is not there'; With = @{ Title = 'Bikes'; TrainingHash = [guid]::NewGuid() }; Message = '*no model*' }
    ) {
        { & "$runbooks/Start-ModelTraining.ps1" -Project 'Street scenes' @With } | Should -Throw $Message
        Get-EncordModel -Project 'Street scenes' | Should -BeNullOrEmpty
    }

    It 'starts, gives up waiting in time, and is waited for by the next run' {
        $pending = & "$runbooks/Start-ModelTraining.ps1" @cars -Feature Car -Epochs 1 -WaitSec 0 -WarningVariable warnings -WarningAction SilentlyContinue 4>$null
        $pending.Status | Should -BeIn 'Pending', 'Done'
        if ($pending.Status -eq 'Pending') { "$warnings" | Should -Match $pending.TrainingHash }

        $done = & "$runbooks/Start-ModelTraining.ps1" @cars -TrainingHash $pending.TrainingHash
        $done.Status | Should -Be 'Done'
        $done.FinalLoss | Should -BeGreaterThan 0
        $done.PSObject.Properties.Name | Should -Not -Contain 'WeightsLink'
        @(Get-EncordModel -Project 'Street scenes').TrainingHash | Should -Be $done.TrainingHash
    }
}
