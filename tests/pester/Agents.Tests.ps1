# The samples for agents on many machines, run as their engines run them.

BeforeDiscovery {
    $samples = (Resolve-Path "$PSScriptRoot/../../samples").Path
    $functions = Get-ChildItem "$samples/functions/*/function.json" | ForEach-Object { @{ Name = $_.Directory.Name; Folder = $_.DirectoryName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/Queue.psm1" -Force
    Import-BuiltModule
    $samples = (Resolve-Path "$PSScriptRoot/../../samples").Path
    $server = Start-TestServer
    $environment = @{ ENCORD_PROJECT = 'Street scenes'; ENCORD_STAGE = 'Triage' }
    foreach ($name in $environment.Keys) { Set-Item "env:$name" $environment[$name] }

    # What the host of Azure Functions offers.
    $global:pushed = @{}
    function global:Push-OutputBinding { param($Name, $Value) $global:pushed[$Name] = $Value }
    if (-not ('HttpResponseContext' -as [type])) {
        Add-Type 'public class HttpResponseContext { public int StatusCode { get; set; } public System.Collections.IDictionary Headers { get; set; } public object Body { get; set; } }'
    }
}

AfterAll {
    Disconnect-Encord
    Stop-TestServer $server
    foreach ($name in $environment.Keys) { Remove-Item "env:$name" }
    Remove-Item function:Push-OutputBinding
    Remove-Variable pushed -Scope Global
}

Describe 'The function <Name>' -ForEach $functions {
    It 'has a parameter or an output for each of its bindings' {
        $bindings = (Get-Content "$Folder/function.json" -Raw | ConvertFrom-Json).bindings
        $command = Get-Command "$Folder/run.ps1"
        $text = Get-Content "$Folder/run.ps1" -Raw
        foreach ($binding in $bindings) {
            if ($binding.direction -eq 'in') {
                $command.Parameters.Keys | Should -Contain $binding.name
                # A type would turn the hashtable that the host gives into text.
                $command.Parameters[$binding.name].ParameterType | Should -Be ([object])
            } else {
                $text | Should -Match "Push-OutputBinding -Name $($binding.name) "
            }
        }
    }
}

Describe 'Functions on a real queue' {
    BeforeAll {
        $queue = Start-TestQueue
        $random = [Random]::new(7)

        # What the host does with one message of a queue. The worker may be killed before its work, or after it and before the message is deleted.
        function Step-Queue([string] $Name, [string] $Function, [double] $Killed = 0) {
            $message = Receive-QueueMessage $queue $Name
            if (-not $message) { return $false }
            if ($message.DequeueCount -gt 5) {
                Remove-QueueMessage $queue $Name $message
                $null = Send-QueueMessage $queue "$Name-poison" $message.Text
                return $true
            }
            if ($random.NextDouble() -lt $Killed) { Show-QueueMessage $queue $Name $message; return $true }
            # JSON comes as case-sensitive hashtables.
            $item = try { ConvertFrom-Json $message.Text -AsHashtable -NoEnumerate } catch { $message.Text }
            try {
                $null = & "$samples/functions/$Function/run.ps1" -QueueItem $item -TriggerMetadata @{ DequeueCount = $message.DequeueCount }
            } catch {
                $script:failures += "$_"
                Show-QueueMessage $queue $Name $message
                return $true
            }
            if ($random.NextDouble() -lt $Killed) { Show-QueueMessage $queue $Name $message } else { Remove-QueueMessage $queue $Name $message }
            $true
        }
    }

    AfterAll {
        Stop-TestQueue $queue
    }

    BeforeEach {
        if ($queue.Reason) { Set-ItResult -Skipped -Because $queue.Reason }
        else {
            Reset-TestServer $server
            Connect-Encord -Emulator -Domain $server.Address
            $script:failures = @()
            foreach ($name in 'encord-tasks', 'encord-tasks-poison') { $null = New-Queue $queue $name }
        }
    }

    It 'move every task once, whoever is killed in between' {
        $tasks = @(Get-EncordWorkflowTask 'Street scenes' -Stage Annotate) | Move-EncordWorkflowTask Triage -PassThru
        & "$samples/functions/FillQueue/run.ps1" -Timer @{ IsPastDue = $false } 6>$null
        # A message has 20 tasks, so there are few; a second filling puts all of them there again.
        $messages = @($pushed.Queue) + @($pushed.Queue)
        foreach ($message in $messages) { Send-QueueMessage $queue encord-tasks $message | Should -Be 201 }

        while (Step-Queue encord-tasks WorkQueue -Killed 0.25) { }

        $failures | Should -BeNullOrEmpty
        @(Get-EncordWorkflowTask 'Street scenes' -Stage Triage).Count | Should -Be 0
        # A message whose workers were killed too often is on the poison queue; its tasks came with the second filling.
        $actions = @(Get-EncordTaskAction 'Street scenes' | Where-Object TaskUuid -In $tasks.TaskUuid | Where-Object Action -EQ Submit)
        ($actions | Group-Object TaskUuid | Where-Object Count -GT 1) | Should -BeNullOrEmpty
        $actions.Count | Should -Be $tasks.Count
    }

    It 'put what is damaged, of another project or of another version on the poison queue, which is watched' {
        $task = (Get-EncordWorkflowTask 'Street scenes' -Stage Triage)[0]
        $good = $task | ConvertTo-EncordTaskMessage
        $bad = '{"half', ($good -replace $task.ProjectHash, [guid]::NewGuid()), ($good -replace '"Version":1', '"Version":9'), '[]x'
        foreach ($message in $bad) { Send-QueueMessage $queue encord-tasks $message | Should -Be 201 }
        while (Step-Queue encord-tasks WorkQueue) { }
        $failures.Count | Should -Be (5 * $bad.Count)
        @(Get-EncordWorkflowTask 'Street scenes' -Stage Triage -DataHash $task.DataHash).Count | Should -Be 1

        $null = Send-QueueMessage $queue encord-tasks-poison $good
        $told = @(while (Step-Queue encord-tasks-poison WatchPoison) { } ) 2>&1
        Receive-QueueMessage $queue encord-tasks-poison | Should -BeNullOrEmpty
        $task | Get-EncordIssue | Where-Object Comment -Like '*failed*' | Should -Not -BeNullOrEmpty
    }

    It 'have a limit of 48 KiB of text, which messages never reach' {
        Send-QueueMessage $queue encord-tasks ('x' * 49152) | Should -Be 201
        Send-QueueMessage $queue encord-tasks ('x' * 49153) | Should -Be 413
        $long = 1..400 | ForEach-Object { @{ TaskUuid = [guid]::NewGuid(); ProjectHash = [guid]::NewGuid(); StageUuid = [guid]::NewGuid(); DataTitle = 'ü' * 200 } | ConvertTo-Json -Compress }
        $messages = $long | ConvertFrom-EncordTaskMessage | ConvertTo-EncordTaskMessage -BatchSize 1000
        foreach ($message in $messages) { Send-QueueMessage $queue encord-tasks $message | Should -Be 201 }
    }
}

Describe 'The editor agent' {
    BeforeAll {
        Reset-TestServer $server
        Connect-Encord -Emulator -Domain $server.Address
        $row = Get-EncordLabelRow 'Street scenes' -InitializedOnly | Select-Object -First 1
        function Send-EditorCall($Body, [hashtable] $Headers = @{}, [string] $Method = 'POST') {
            $null = & "$samples/functions/EditorAgent/run.ps1" -Request @{ Body = $Body; Headers = $Headers; Method = $Method } -TriggerMetadata @{} 2>$null
            $pushed.Response
        }
    }

    It 'answers what the editor shows' {
        $answer = Send-EditorCall @{ projectHash = $row.ProjectHash; dataHash = $row.DataHash; frame = 0 } @{ origin = 'https://app.encord.com' }
        $answer.StatusCode | Should -Be 200
        ($answer.Body | ConvertFrom-Json).message | Should -Match '^\d+ objects on frame 0$'
        $answer.Headers['Access-Control-Allow-Origin'] | Should -Be 'https://app.encord.com'
    }

    It 'answers a test with nothing, and a stranger with no rights' {
        $answer = Send-EditorCall $null @{ 'X-Encord-Editor-Agent' = 'test' }
        $answer.StatusCode, "$($answer.Body)" | Should -Be 200, ''
        (Send-EditorCall $null @{ origin = 'https://app.us.encord.com' } OPTIONS).StatusCode | Should -Be 204
        (Send-EditorCall $null @{ origin = 'https://app.encord.com.evil.example' } OPTIONS).StatusCode | Should -Be 403
    }

    It 'answers 400 to what is not a call, and 403 to what may not be seen' {
        (Send-EditorCall @{ projectHash = 'x' }).StatusCode | Should -Be 400
        $answer = Send-EditorCall @{ projectHash = "$([guid]::NewGuid())"; dataHash = $row.DataHash; frame = 0 }
        $answer.StatusCode | Should -Be 403
        ($answer.Body | ConvertFrom-Json).message | Should -Not -BeNullOrEmpty
    }
}

Describe 'Shards' {
    BeforeEach {
        Reset-TestServer $server
        Connect-Encord -Emulator -Domain $server.Address
        $tasks = @(Get-EncordWorkflowTask 'Street scenes' -Stage Triage)
    }

    It 'of an indexed job do all tasks, each once, and a share that is run again finds nothing' {
        $key = Join-Path $TestDrive 'key'
        Set-Content $key -Value $server.Key -NoNewline
        $variables = @{ SHARD_COUNT = '2'; ENCORD_SSH_KEY_FILE = $key; ENCORD_DOMAIN = $server.Address; PSModulePath = (Resolve-Path "$PSScriptRoot/../../out").Path + [IO.Path]::PathSeparator + $env:PSModulePath }
        $moved = foreach ($index in 0, 1, 1) {
            Invoke-FreshShell "(& '$samples/agents/Invoke-Shard.ps1').Moved" -Environment ($variables + @{ JOB_COMPLETION_INDEX = "$index" })
        }
        ($moved[0..1] | Measure-Object -Sum).Sum | Should -Be $tasks.Count
        $moved[2] | Should -Be 0
    }

    It 'of a Batch job are told by variables' {
        $made = @(& "$samples/batch/New-AgentTask.ps1" -JobId job -Count 2 -Project 'Street scenes' -Stage Triage)
        $made.Id | Should -Be 'shard-00000-of-00002', 'shard-00001-of-00002'
        $moved = foreach ($task in $made) {
            $settings = $task.EnvironmentSettings
            & "$samples/agents/Invoke-Shard.ps1" -Index $settings.JOB_COMPLETION_INDEX -Count $settings.SHARD_COUNT
        }
        ($moved | Measure-Object Moved -Sum).Sum | Should -Be $tasks.Count
        { & "$samples/agents/Invoke-Shard.ps1" -Index 2 -Count 2 } | Should -Throw
        { & "$samples/agents/Invoke-Shard.ps1" -Index '' -Count 2 } | Should -Throw '*-Index*'
    }

    It 'of a matrix are planned by what waits' {
        $workflow = Get-Content "$samples/actions/agents.yml" -Raw
        $workflow | Should -Match 'fail-fast: false'
        $plan = [regex]::Match($workflow, '(?m)id: plan\n[\s\S]*?run: \|\n(?<script>(?: {10}[^\n]*\n)+)').Groups['script'].Value -replace '(?m)^\s*Import-Module.*$'
        $env:GITHUB_OUTPUT = Join-Path $TestDrive 'output'
        & ([scriptblock]::Create($plan))
        Get-Content $env:GITHUB_OUTPUT | Should -Be 'shards=[0]', 'count=1'
        $tasks | Submit-EncordWorkflowTask -Pathway Accept
        Remove-Item $env:GITHUB_OUTPUT
        & ([scriptblock]::Create($plan))
        Get-Content $env:GITHUB_OUTPUT | Should -Be 'shards=[]', 'count=0'
        Remove-Item env:GITHUB_OUTPUT
    }

    It 'of child runbooks are started by number, and do all tasks' {
        function global:Start-AzAutomationRunbook { param($Name, $ResourceGroupName, $AutomationAccountName, $Parameters) $Parameters }
        try {
            $jobs = @(& "$samples/runbooks/Start-AgentShard.ps1" -Project 'Street scenes' -Stage Triage -ResourceGroupName r -AutomationAccountName a -TasksPerJob 10)
        } finally {
            Remove-Item function:Start-AzAutomationRunbook
        }
        $jobs.Count | Should -Be ([Math]::Ceiling($tasks.Count / 10))
        $moved = foreach ($job in $jobs) { & "$samples/runbooks/Invoke-AgentShard.ps1" @job }
        ($moved | Measure-Object Moved -Sum).Sum | Should -Be $tasks.Count
    }
}

Describe 'An agent that asks a model' {
    BeforeAll {
        Reset-TestServer $server
        Connect-Encord -Emulator -Domain $server.Address
        $listener = [Net.HttpListener]::new()
        $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $probe.Start()
        $env:MODEL_URI = "http://127.0.0.1:$($probe.LocalEndpoint.Port)/"
        $probe.Stop()
        $env:MODEL_FEATURES = 'Car'
        $listener.Prefixes.Add($env:MODEL_URI)
        $listener.Start()
        # A stand-in: it holds the request to the schema that it names, finds one car, and every third time answers nonsense.
        $model = Start-ThreadJob {
            param($listener)
            $calls = 0
            while ($listener.IsListening) {
                try { $context = $listener.GetContext() } catch { return }
                $asked = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd() | ConvertFrom-Json
                $answer = if (-not $asked.image -or $asked.schema.properties.objects.type -ne 'array') { '{"error":"bad request"}' }
                elseif (++$calls % 3 -eq 0) { '{"objects":[{"feature":"Spaceship","boundingBox":{"x":0,"y":0,"w":1,"h":1},"answers":{}}]}' }
                else { '{"objects":[{"feature":"Car","boundingBox":{"x":0.1,"y":0.1,"w":0.2,"h":0.2},"answers":{}}]}' }
                $bytes = [Text.Encoding]::UTF8.GetBytes($answer)
                $context.Response.ContentType = 'application/json'
                $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                $context.Response.Close()
            }
        } -ArgumentList $listener
    }

    AfterAll {
        $listener.Close()
        $model | Wait-Job | Remove-Job
        Remove-Item env:MODEL_URI, env:MODEL_FEATURES
    }

    It 'puts its answers into labels, and tries again what it answered wrongly' {
        $tasks = @(Get-EncordWorkflowTask 'Street scenes' -Stage Triage -DataTitle '*.png' | Select-Object -First 6)
        $before = @(Get-EncordLabelRow 'Street scenes' -DataHash $tasks.DataHash | Get-EncordObjectInstance).Count
        $results = $tasks | Invoke-EncordTaskAgent (& "$samples/agents/model.ps1") -IncludeLabel
        $results.Outcome | Select-Object -Unique | Should -Be 'Moved'
        ($results.Attempts | Measure-Object -Maximum).Maximum | Should -Be 2
        @(Get-EncordLabelRow 'Street scenes' -DataHash $tasks.DataHash | Get-EncordObjectInstance).Count | Should -Be ($before + 6)
    }
}
