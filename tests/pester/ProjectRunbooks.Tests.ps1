BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-BuiltModule
    $runbooks = "$PSScriptRoot/../../samples/runbooks"
    # The runbooks import the module by its name, as in an Automation account.
    $path0 = $env:PSModulePath
    $env:PSModulePath = (Resolve-Path "$PSScriptRoot/../../out").Path + [IO.Path]::PathSeparator + $path0
    $server = Start-TestServer
    Connect-Encord -Emulator -Domain $server.Address
    $annotators = 'annotator@emulator.encord.local', 'outsider@emulator.encord.local'
}

AfterAll {
    Disconnect-Encord
    Stop-TestServer $server
    $env:PSModulePath = $path0
}

Describe 'New-LabelingProject' {
    BeforeAll {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'photos')
        Copy-Item "$PSScriptRoot/../../samples/data/photos/*.png" $folder
        $files = @(Get-ChildItem $folder)
        $project = & "$runbooks/New-LabelingProject.ps1" -Path $folder -Title 'Crossings [new]' -Annotator $annotators
    }

    It 'makes a project of the files' {
        $project.Title | Should -Be 'Crossings [new]'
        $project.Status | Should -Be 'InProgress'
        (Get-EncordLabelRow $project).DataTitle | Sort-Object | Should -Be ($files.Name | Sort-Object)
        (Get-EncordOntology -Project $project).ObjectCount | Should -Be 2
    }

    It 'assigns every task, in turn' {
        $tasks = Get-EncordWorkflowTask $project -Stage Annotate
        $tasks.Count | Should -Be $files.Count
        $tasks.Status | Select-Object -Unique | Should -Be 'Assigned'
        $shares = ($tasks | Group-Object Assignee).Count
        ($shares | Measure-Object -Maximum).Maximum - ($shares | Measure-Object -Minimum).Minimum | Should -BeLessOrEqual 1
        (Get-EncordProjectUser $project -Role Annotator).UserEmail | Sort-Object | Should -Be ($annotators | Sort-Object)
    }

    It 'changes nothing when it runs again' {
        $before = Get-EncordWorkflowTask $project | Select-Object TaskUuid, Assignee, Status | ConvertTo-Json
        $again = & "$runbooks/New-LabelingProject.ps1" -Path $folder -Title 'Crossings [new]' -Annotator $annotators
        $again.ProjectHash | Should -Be $project.ProjectHash
        Get-EncordWorkflowTask $project | Select-Object TaskUuid, Assignee, Status | ConvertTo-Json | Should -Be $before
    }
}

Describe 'Invoke-TaskAgent' {
    It 'sends each task along the pathway that its labels call for' {
        Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataTitle 'street-000?.png' | Move-EncordWorkflowTask Triage
        $waiting = Get-EncordWorkflowTask 'Street scenes' -Stage Triage
        $result = & "$runbooks/Invoke-TaskAgent.ps1" -Project 'Street scenes' -Stage Triage -Accept Accept -Redo Redo
        $result.Accepted + $result.SentBack | Should -Be $waiting.Count
        $result.SentBack | Should -BeGreaterThan 0
        Get-EncordWorkflowTask 'Street scenes' -Stage Triage | Should -BeNullOrEmpty
        (Get-EncordWorkflowTask 'Street scenes' -DataHash $waiting.DataHash | Group-Object WorkflowStage).Name | Sort-Object | Should -Be 'Annotate', 'Complete'
    }

    It 'says with -WhatIf what it would do, and counts nothing as done' {
        Get-EncordWorkflowTask 'Street scenes' -Stage Complete -DataTitle 'street-*' | Select-Object -First 2 | Move-EncordWorkflowTask Triage
        $result = & "$runbooks/Invoke-TaskAgent.ps1" -Project 'Street scenes' -Stage Triage -Accept Accept -Redo Redo -WhatIf
        $result.Waiting, $result.Accepted, $result.SentBack, $result.Failed, $result.Left | Should -Be 2, 0, 0, 0, 2
        (Get-EncordWorkflowTask 'Street scenes' -Stage Triage).Count | Should -Be 2
    }

    It 'stops before anything is done when <What> is wrong' -ForEach @(
        @{ What = 'a pathway'; Names = @{ Stage = 'Triage'; Accept = 'Acept'; Redo = 'Redo' }; Message = "has no pathway 'Acept'. It has: *Accept*" }
        @{ What = 'the stage'; Names = @{ Stage = 'Triag'; Accept = 'Accept'; Redo = 'Redo' }; Message = "has no stage 'Triag'. It has: *Triage*" }
        @{ What = 'the type of the stage'; Names = @{ Stage = 'Annotate'; Accept = 'Accept'; Redo = 'Redo' }; Message = '*is not an agent stage*' }
    ) {
        { & "$runbooks/Invoke-TaskAgent.ps1" -Project 'Street scenes' @Names } | Should -Throw "*$Message*"
        (Get-EncordWorkflowTask 'Street scenes' -Stage Triage).Count | Should -Be 2
    }

    It 'ends with an error when a task fails, and counts it' {
        Add-TestServerFault $server @{ kind = 'status'; status = 403; method = 'POST'; path = '/v2/public/projects/'; count = 1 }
        $result = $failure = $null
        try { $null = & "$runbooks/Invoke-TaskAgent.ps1" -Project 'Street scenes' -Stage Triage -Accept Accept -Redo Redo -OutVariable result -WarningAction SilentlyContinue } catch { $failure = $_ }
        "$failure" | Should -BeLike '*could not be sent on*'
        $result[0].Failed | Should -BeGreaterThan 0
        $result[0].Accepted + $result[0].SentBack + $result[0].Left | Should -Be $result[0].Waiting
        $result[0].Left | Should -Be @(Get-EncordWorkflowTask 'Street scenes' -Stage Triage).Count
    }
}

Describe 'Objects around the labels' {
    It 'export to CSV with values and never with type names' {
        $path = Join-Path $TestDrive 'rows.csv'
        foreach ($get in { Get-EncordProjectUser 'Street scenes' }, { Get-EncordGroup }, { Get-EncordProjectGroup 'Street scenes' }, { Get-EncordCloudIntegration }, { Get-EncordWorkflowTask 'Street scenes' }, { Get-EncordLabelLog 'Street scenes' }, { Get-EncordCollaboratorTimer 'Street scenes' }, { Get-EncordTimeSpent 'Street scenes' }, { Get-EncordTaskAction 'Street scenes' }, { Get-EncordEditorLog 'Street scenes' -After '2024-11-01' -Before '2024-12-01' }) {
            & $get | Export-Csv $path
            $text = Get-Content $path -Raw
            ($text -cmatch 'System\.[A-Z]|Encord\.[A-Z]') | Should -BeFalse -Because "$get"
            @(Import-Csv $path).Count | Should -Be @(& $get).Count
        }
    }

    It 'come back from CSV and bind by their ids' {
        $path = Join-Path $TestDrive 'tasks.csv'
        Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataTitle 'street-01*' | Export-Csv $path
        Import-Csv $path | Set-EncordWorkflowTaskAssignee -Assignee reviewer@emulator.encord.local
        (Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataTitle 'street-01*').Assignee | Select-Object -Unique | Should -Be 'reviewer@emulator.encord.local'
    }

    It 'are formatted as tables' {
        Get-EncordWorkflowTask 'Street scenes' -Stage Review | Out-String -Width 160 | Should -Match 'DataTitle\s+WorkflowStage\s+Status'
        Get-EncordProjectUser 'Street scenes' | Out-String -Width 120 | Should -Match 'admin@emulator.encord.local\s+Admin'
    }
}

Describe 'Send-ProjectReport' {
    BeforeAll {
        $path = Join-Path $TestDrive 'reports'
        # A mail server that takes one mail and returns its lines.
        function Start-MailServer {
            $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
            $listener.Start()
            $shell = [powershell]::Create().AddScript({
                param($listener)
                $client = $listener.AcceptTcpClient()
                $reader = [IO.StreamReader]::new($client.GetStream())
                $writer = [IO.StreamWriter]::new($client.GetStream())
                $writer.NewLine = "`r`n"
                $writer.AutoFlush = $true
                $writer.WriteLine('220 ready')
                $isMail = $false
                while ($null -ne ($line = $reader.ReadLine())) {
                    if ($isMail -and $line -ne '.') { $line; continue }
                    $isMail = $line -eq 'DATA'
                    $writer.WriteLine($(if ($isMail) { '354 go on' } elseif ($line -eq 'QUIT') { '221 bye' } else { '250 ok' }))
                    if ($line -eq 'QUIT') { break }
                }
                $client.Dispose()
            }).AddArgument($listener)
            @{ Port = $listener.LocalEndpoint.Port; Listener = $listener; Shell = $shell; Run = $shell.BeginInvoke() }
        }
    }

    It 'writes nothing with -WhatIf, and says what is wrong before anything is read' {
        & "$runbooks/Send-ProjectReport.ps1" -Project 'Street scenes' -Folder $path -WhatIf | Should -BeNullOrEmpty
        Test-Path $path | Should -BeFalse
        { & "$runbooks/Send-ProjectReport.ps1" -Project 'Street scenes' -Folder $path -To a@example.com } | Should -Throw '*-From and -SmtpServer*'
        { & "$runbooks/Send-ProjectReport.ps1" -Project 'Street scenes' -Folder $path -StorageAccount a } | Should -Throw '*belong together*'
    }

    It 'writes a report of each project, and mails all of them' {
        $mail = Start-MailServer
        try {
            $made = & "$runbooks/Send-ProjectReport.ps1" -Project 'Street scenes', 'Ward round' -Folder $path -Gallery 2 -NoImage -To team@example.com -From encord@example.com -SmtpServer 127.0.0.1 -Port $mail.Port -NoTls
            $lines = $mail.Shell.EndInvoke($mail.Run)
        } finally {
            $mail.Listener.Stop()
            $mail.Shell.Dispose()
        }
        $made.Project | Should -Be 'Street scenes', 'Ward round'
        $made[0].Rows | Should -Be @(Get-EncordLabelRow 'Street scenes').Count
        $made.MailedTo | Select-Object -Unique | Should -Be 'team@example.com'
        $text = $lines -join "`n"
        $text | Should -Match "Subject: Encord: Street scenes, Ward round"
        $sent = [regex]::Matches($text, '(?m)name="?(?<name>[^"\n]+\.html)"?\n(?:[^\n]+\n)*\n(?<bytes>(?:[A-Za-z0-9+/=]+\n)+)')
        $sent.Count | Should -Be 2
        foreach ($file in $sent) {
            $bytes = [Convert]::FromBase64String($file.Groups['bytes'].Value -replace '\s')
            [Text.Encoding]::UTF8.GetString($bytes) | Should -Be (Get-Content (Join-Path $path $file.Groups['name'].Value) -Raw)
        }
    }

    It 'stores what it made, and ends as failed where a project is not there' {
        function global:New-AzStorageContext { param($StorageAccountName, [switch] $UseConnectedAccount) $StorageAccountName }
        function global:Set-AzStorageBlobContent { param($File, $Container, $Blob, $Context, $Properties, [switch] $Force) $script:stored = "$Context/$Container/$Blob"; Copy-Item $File "$TestDrive/blob.html" }
        $result = $failure = $null
        try {
            $null = & "$runbooks/Send-ProjectReport.ps1" -Project 'Nowhere', 'Ward round' -Folder $path -Gallery 0 -StorageAccount lake -Container reports -OutVariable result -WarningAction SilentlyContinue
        } catch {
            $failure = $_
        } finally {
            Remove-Item function:New-AzStorageContext, function:Set-AzStorageBlobContent
        }
        "$failure" | Should -BeLike '1 errors*'
        $result.Project | Should -Be 'Ward round'
        $result.StoredAs | Should -BeLike 'lake/reports/Ward-round_*.html'
        Get-Content "$TestDrive/blob.html" -Raw | Should -Match '<h1><bdi>Ward round</bdi></h1>'
    }
}
