BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-BuiltModule
    $server = Start-TestServer
    Connect-Encord -Emulator -Domain $server.Address
}

AfterAll {
    Disconnect-Encord
    Stop-TestServer $server
}

Describe 'Objects in the full shell' {
    It 'are filtered, sorted, grouped and selected without calculated properties' {
        $rows = Get-EncordLabelRow 'Street scenes' | Where-Object WorkflowStage -EQ 'Review' | Sort-Object DataTitle -Descending
        $rows.Count | Should -BeGreaterThan 1
        $rows[0].DataTitle | Should -BeGreaterThan $rows[-1].DataTitle
        (Get-EncordLabelRow 'Street scenes' | Group-Object DataType).Name | Should -Contain 'Video'
        (Get-EncordProject | Select-Object -First 1 Title, ProjectHash).PSObject.Properties.Name | Should -Be 'Title', 'ProjectHash'
    }

    It 'export to CSV with values and never with type names' {
        $path = Join-Path $TestDrive 'rows.csv'
        foreach ($get in { Get-EncordLabelRow 'Street scenes' -IncludeClientMetadata -IncludeImagesData }, { Get-EncordProject }, { Get-EncordDataset }, { Get-EncordWorkflowStage 'Street scenes' }) {
            & $get | Export-Csv $path
            $text = Get-Content $path -Raw
            ($text -cmatch 'System\.[A-Z]|Encord\.[A-Z]') | Should -BeFalse
            (Import-Csv $path).Count | Should -Be @(& $get).Count
        }
    }

    It 'of every kind around the labels export to CSV, without type names' {
        $path = Join-Path $TestDrive 'around.csv'
        $tasks = Get-EncordWorkflowTask 'Street scenes' Review
        $collection = New-EncordCollection 'Street scenes' 'For a table'
        Get-EncordLabelRow 'Street scenes' | Select-Object -First 2 | Add-EncordCollectionItem $collection
        foreach ($get in @(
                { Get-EncordOntology -Project 'Street scenes' }, { (Get-EncordOntology -Project 'Street scenes').Objects }, { (Get-EncordOntology -Project 'Street scenes').Classifications },
                { Get-EncordProjectUser 'Street scenes' }, { Get-EncordProjectGroup 'Street scenes' }, { Get-EncordGroup }, { Get-EncordCloudIntegration },
                { Get-EncordLabelLog 'Street scenes' }, { Get-EncordCollaboratorTimer 'Street scenes' }, { Get-EncordTimeSpent 'Street scenes' },
                { Get-EncordTaskAction 'Street scenes' }, { Get-EncordEditorLog 'Street scenes' -After 2024-11-01 -Before 2024-12-01 },
                { $tasks }, { $tasks | Get-EncordLabelReview }, { Get-EncordDataRow 'Street tours' -IncludeImagesData }, { Get-EncordStorageFolder },
                { Get-EncordStorageItem 'Street tours' }, { $collection }, { $collection | Get-EncordCollectionItem })) {
            $objects = @(& $get)
            $objects.Count | Should -BeGreaterThan 0 -Because $get
            $objects | Export-Csv $path
            Get-Content $path -Raw | Should -Not -MatchExactly 'System\.[A-Z]|Encord\.[A-Z]' -Because $get
            (Import-Csv $path).Count | Should -Be $objects.Count -Because $get
            ($objects | Format-Table | Out-String -Width 200).Trim() | Should -Not -BeNullOrEmpty -Because $get
        }
    }

    It 'come back from CSV and find themselves again' {
        $path = Join-Path $TestDrive 'again.csv'
        foreach ($pair in @(
                @{ Get = { Get-EncordDataset -Project 'Street scenes' }; Again = { Get-EncordDataset }; Id = 'DatasetHash' },
                @{ Get = { Get-EncordDataset -Title 'Junction*' }; Again = { Get-EncordDataset }; Id = 'DatasetHash' },
                @{ Get = { Get-EncordOntology }; Again = { Get-EncordOntology }; Id = 'OntologyHash' },
                @{ Get = { Get-EncordProject }; Again = { Get-EncordProject }; Id = 'ProjectHash' },
                @{ Get = { Get-EncordStorageFolder }; Again = { Get-EncordStorageFolder }; Id = 'FolderUuid' })) {
            $before = & $pair.Get
            $before | Export-Csv $path
            $after = Import-Csv $path | & ([scriptblock]::Create("`$input | $($pair.Again)"))
            $after.$($pair.Id) | Should -Be $before.$($pair.Id) -Because $pair.Get
        }
    }

    It 'come back from CSV and bind by their hashes' {
        $path = Join-Path $TestDrive 'rows.csv'
        $rows = Get-EncordLabelRow 'Street scenes' -DataTitle 'drive-*'
        $rows | Export-Csv $path
        $again = Import-Csv $path | Get-EncordLabelRow
        ($again.DataHash | Sort-Object) | Should -Be ($rows.DataHash | Sort-Object)
    }

    It 'convert to JSON and back' {
        $project = Get-EncordProject 'Street scenes' | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $project.Title | Should -Be 'Street scenes'
        $project.WorkflowStages.Name | Should -Contain 'Review'
        ($project | Get-EncordProject).ProjectHash | Should -Be $project.ProjectHash
    }

    It 'end the download when enough was selected' {
        (Get-EncordLabelRow 'Street scenes' | Select-Object -First 2).Count | Should -Be 2
        Test-EncordConnection | Should -BeTrue
    }

    It 'are formatted as tables' {
        $text = Get-EncordProject | Out-String -Width 160
        $text | Should -Match 'Street scenes\s+[0-9a-f-]{36}\s+Workflow'
        (Get-EncordLabelRow 'Street scenes' -DataTitle 'drive-0000*' | Format-List | Out-String) | Should -Match 'DataHash\s+:'
    }
}

Describe 'Several at once' {
    It 'shares a connection with ForEach-Object -Parallel' {
        $connection = Get-EncordConnection
        $counts = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:root/out/Encord/Encord.psd1
            @(Get-EncordProject -Connection $using:connection).Count
        }
        $counts | Should -Be @(3, 3, 3, 3, 3, 3, 3, 3)
    }

    It 'has a connection of its own in every runspace' {
        $found = ForEach-Object -InputObject 1 -Parallel {
            Import-Module $using:root/out/Encord/Encord.psd1
            $null -eq (Get-EncordConnection)
        }
        $found | Should -BeTrue
    }

    It 'works in a job' {
        $job = Start-Job { param($module, $address) Import-Module $module; Connect-Encord -Emulator -Domain $address; Get-EncordProject } -ArgumentList "$root/out/Encord/Encord.psd1", $server.Address
        $projects = $job | Receive-Job -Wait -AutoRemoveJob
        $projects.Title | Should -Contain 'Street scenes'
    }

    BeforeAll {
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
    }
}

Describe 'A mistake' {
    It 'is caught by its id, by its type and by -ErrorVariable' {
        Get-EncordProject 'no such project' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Match '^EncordNotFound,'
        { Get-EncordProject 'no such project' -ErrorAction Stop } | Should -Throw -ExceptionType ([Encord.EncordException])
    }

    It 'is prevented by -WhatIf, which names things by their titles also where only hashes were given' {
        $project = Get-EncordProject 'Street scenes'
        $row = Get-EncordLabelRow $project | Where-Object LabelHash | Select-Object -First 1
        $images = New-EncordCollection $project 'For questions'
        foreach ($ask in @(
                { Add-EncordCollectionItem $images $row.DataHash }, { New-EncordLabelDocument $project.ProjectHash $row.DataHash },
                { Initialize-EncordLabelRow -Project $project.ProjectHash -LabelRow $row.LabelHash }, { Complete-EncordLabelRow -Project $project.ProjectHash -LabelRow $row.LabelHash },
                { Open-EncordLabelRow -Project $project.ProjectHash -LabelRow $row.LabelHash }, { Submit-EncordLabelRow -Project $project.ProjectHash -LabelRow $row.LabelHash },
                { Set-EncordLabelStatus Labelled -Project $project.ProjectHash -LabelRow $row.LabelHash }, { Set-EncordLabelRowPriority 0.5 -Project $project.ProjectHash -LabelRow $row.LabelHash },
                { New-EncordCollection $project.ProjectHash 'Another' })) {
            $transcript = Join-Path $TestDrive 'what-if.txt'
            $null = Start-Transcript $transcript
            try { $WhatIfPreference = $true; & $ask } finally { $WhatIfPreference = $false; $null = Stop-Transcript }
            $asked = (Get-Content $transcript) -match '^What if:'
            $asked.Count | Should -Be 1 -Because $ask
            $asked[0] | Should -Match "'($($row.DataTitle)|Street scenes)' \(" -Because $ask
        }
    }

    It 'completes titles, and stages of the project that was given' {
        foreach ($pair in @{
                'Get-EncordLabelRow Street' = "'Street scenes'"; "Get-EncordWorkflowTask 'Street scenes' Tri" = 'Triage'; 'Get-EncordDataRow Junc' = "'Junction photos'"
            }.GetEnumerator()) {
            # As somebody who presses Tab until something is offered: on a slow machine the list may come after the first one.
            $offered = $null
            for ($tab = 0; $tab -lt 20 -and -not $offered; $tab++) { $offered = (TabExpansion2 $pair.Key $pair.Key.Length).CompletionMatches.CompletionText }
            $offered | Should -Be $pair.Value
        }
    }

    It 'completes names of parameters and values' {
        $line = 'Get-EncordLabelRow x -TaskStatus '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'InReview'
    }
}

Describe 'A transcript' {
    It 'of a session that is told in every detail holds no secret' {
        $transcript = Join-Path $TestDrive 'session.txt'
        $null = Start-Transcript $transcript
        try {
            $VerbosePreference = $DebugPreference = 'Continue'
            Connect-Encord -Emulator -Domain $server.Address
            Get-EncordConnection | Format-List *
            $rows = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-000*' | Initialize-EncordLabelRow
            $rows | Save-EncordLabelRow -PassThru | Format-List *
            $rows | Export-EncordData -Path (Join-Path $TestDrive 'data') | Format-List *
            Get-EncordProject 'no such project' -ErrorAction Continue
            Connect-Encord -PrivateKey "-----BEGIN OPENSSH PRIVATE KEY-----`nb3BlbnNzaC1rZXktdjEAAAAAwrong`n-----END OPENSSH PRIVATE KEY-----" -Domain $server.Address -ErrorAction Continue
        }
        catch { $_ | Format-List * -Force }
        finally { $VerbosePreference = $DebugPreference = 'SilentlyContinue'; $null = Stop-Transcript; Connect-Encord -Emulator -Domain $server.Address }
        $text = Get-Content $transcript -Raw
        $text | Should -Match 'DEBUG:' -Because 'the bodies of requests are told'
        $text | Should -Match 'street-0000'
        # The script itself is in no transcript of a session that only runs it.
        foreach ($secret in 'encord-sig=:[A-Za-z0-9+/]{8}', '[0-9a-f]{128}', '[?&](signature|X-Signature|X-Amz-[A-Za-z]+)=[^&\s"]', '000102030405060708090a0b0c0d0e0f', 'b3BlbnNzaC1rZXkt') {
            $text | Should -Not -Match $secret
        }
    }
}
