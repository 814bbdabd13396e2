# Each way in which people bring the module into a shell, in a new process of that shell each.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $server = Start-TestServer
    $out = (Resolve-Path "$PSScriptRoot/../../out").Path
    $manifest = "$out/Encord/Encord.psd1"
    $installed = @{ PSModulePath = $out + [IO.Path]::PathSeparator + (Join-Path $PSHOME 'Modules') }
    # What each way must come to: a connection, and the projects of the server.
    $use = "Connect-Encord -Emulator -Domain $($server.Address)`n(Get-EncordProject | Sort-Object Title).Title -join ', '"
    $expected = 'Parking lot, Street scenes, Ward round'
    $strict = "Set-StrictMode -Version 3.0`n`$ErrorActionPreference = 'Stop'`n"
}

AfterAll {
    Stop-TestServer $server
}

Describe 'The module' {
    It 'is imported by the path of its manifest, and of its folder' {
        Invoke-FreshShell "$strict Import-Module '$manifest'`n$use" | Should -Be $expected
        Invoke-FreshShell "$strict Import-Module './Encord'`n$use" -WorkingDirectory $out | Should -Be $expected
    }

    It 'is imported by its name from a folder of PSModulePath' {
        Invoke-FreshShell "$strict Import-Module Encord`n$use`n(Get-Module Encord).ModuleBase" -Environment $installed | Should -Be $expected, "$out/Encord"
    }

    It 'is loaded by the name of a command' {
        Invoke-FreshShell "$strict if (Get-Module Encord) { throw 'loaded already' }`n$use" -Environment $installed | Should -Be $expected
    }

    It 'is loaded by "using module"' {
        $typed = "`n[Encord.Project] `$project = Get-EncordProject 'Street scenes'`n`$project.ProjectType"
        Invoke-FreshShell "using module '$manifest'`n$strict $use $typed" | Should -Be $expected, 'Workflow'
        Invoke-FreshShell "using module Encord`n$strict $use $typed" -Environment $installed | Should -Be $expected, 'Workflow'
    }

    It 'works in the strictest mode, where a missing property is an error' {
        $script = @"
Set-StrictMode -Version Latest
`$ErrorActionPreference = 'Stop'
Import-Module '$manifest'
$use
Get-EncordLabelRow 'Street scenes' -DataTitle 'drive-*' | Initialize-EncordLabelRow | Get-EncordObjectInstance Car | Select-Object -First 1 | Out-String | Out-Null
Get-EncordProject | Format-Table | Out-String | Out-Null
Get-EncordConnection | Format-List | Out-String | Out-Null
'formatted'
"@
        Invoke-FreshShell $script | Should -Be $expected, 'formatted'
    }

    It 'works from a folder whose name has blanks, brackets and letters of other scripts' {
        $folder = Join-Path $TestDrive "Mödule [1] с данными 'x'"
        $null = New-Item -ItemType Directory -Path $folder
        Copy-Item -LiteralPath "$out/Encord" -Destination $folder -Recurse
        $quoted = $folder.Replace("'", "''")
        Invoke-FreshShell "$strict Import-Module ([WildcardPattern]::Escape('$quoted/Encord/Encord.psd1'))`n$use" | Should -Be $expected
    }

    It 'is loaded by name from a folder of PSModulePath whose name has blanks and letters of other scripts' {
        # The shell finds no module, this or another, by its name below a folder with brackets in PSModulePath.
        $folder = Join-Path $TestDrive "Mödule с данными 'x'"
        $null = New-Item -ItemType Directory -Path $folder
        Copy-Item -LiteralPath "$out/Encord" -Destination $folder -Recurse
        Invoke-FreshShell "$strict $use" -Environment @{ PSModulePath = $folder + [IO.Path]::PathSeparator + (Join-Path $PSHOME 'Modules') } | Should -Be $expected
    }

    It 'works from a working directory with such a name' {
        $folder = Join-Path $TestDrive 'Ördner [2]'
        $null = New-Item -ItemType Directory -Path $folder
        Invoke-FreshShell "$strict Import-Module '$manifest'`n$use`n`$null = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0002.png' | Export-EncordCocoLabel -Path ./labels.json -WarningAction SilentlyContinue`nTest-Path -LiteralPath ./labels.json" -WorkingDirectory $folder |
            Should -Be $expected, 'True'
    }
}

Describe 'Constrained language' {
    It 'runs the commands of the module' {
        # __PSLockdownPolicy is for Windows; a runspace can be constrained everywhere.
        $script = @"
$strict
`$runspace = [runspacefactory]::CreateRunspace()
`$runspace.Open()
`$runspace.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'
`$shell = [powershell]::Create(`$runspace)
`$null = `$shell.AddScript({
    param(`$manifest, `$address)
    "`$(`$ExecutionContext.SessionState.LanguageMode)"
    Import-Module `$manifest
    Connect-Encord -Emulator -Domain `$address
    (Get-EncordProject | Sort-Object Title | ForEach-Object Title) -join ', '
    Get-EncordLabelRow 'Street scenes' -WorkflowStage Review -EditedAfter 2024-11-01 | Select-Object -First 1 | Format-Table | Out-String -Width 80
    `$row = Get-EncordLabelRow 'Street scenes' -DataTitle street-0002.png | Initialize-EncordLabelRow
    `$row | Add-EncordObjectInstance Car -BoundingBox @{ x = 0.1; y = 0.1; w = 0.2; h = 0.2 } -Answer @{ Colour = 'Red' }
    `$row | Save-EncordLabelRow
}).AddArgument('$manifest').AddArgument('$($server.Address)')
`$shell.Invoke() | ForEach-Object { "`$_".Trim() }
if (`$shell.Streams.Error.Count) { throw "`$(`$shell.Streams.Error)" }
"@
        $lines = Invoke-FreshShell $script
        $lines[0, 1] | Should -Be 'ConstrainedLanguage', $expected
        $lines[2] | Should -Match '^DataTitle'
    }
}

Describe 'Beside the main thread' {
    It 'works in ForEach-Object -Parallel with the connection of the caller' {
        $script = "$strict Import-Module '$manifest'`nConnect-Encord -Emulator -Domain $($server.Address)`n`$connection = Get-EncordConnection`n" +
            '$titles = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel { ' + "Import-Module '$manifest'; " + '(Get-EncordProject -Connection $using:connection | Sort-Object Title).Title -join ", " }' + "`n" +
            '($titles | Select-Object -Unique), @($titles).Count'
        Invoke-FreshShell $script | Should -Be $expected, '4'
    }

    It 'works in a thread job, with the connection of the caller' {
        $script = "$strict Import-Module '$manifest'`nConnect-Encord -Emulator -Domain $($server.Address)`n`$connection = Get-EncordConnection`n" +
            'Start-ThreadJob { ' + "Import-Module '$manifest'; " + '(Get-EncordProject -Connection $using:connection | Sort-Object Title).Title -join ", " } | Receive-Job -Wait -AutoRemoveJob'
        Invoke-FreshShell $script | Should -Be $expected
    }

    It 'works in a job of its own process' {
        $script = "$strict Start-Job { param(`$manifest, `$address) Import-Module `$manifest; Connect-Encord -Emulator -Domain `$address; (Get-EncordProject | Sort-Object Title).Title -join ', ' } -ArgumentList '$manifest', '$($server.Address)' | Receive-Job -Wait -AutoRemoveJob"
        Invoke-FreshShell $script | Should -Be $expected
    }
}
