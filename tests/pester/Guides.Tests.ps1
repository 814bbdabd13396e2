# What the guides and the README show is run, from the first block of a page to the last, in one shell, against a fresh server.

BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $guides = foreach ($page in Get-ChildItem "$root/docs/guide/*.md") {
        $text = (Get-Content $page -Raw) -replace "`r`n", "`n"
        $blocks = [regex]::Matches($text, '(?ms)^```powershell\n(.*?)\n```$').ForEach{ $_.Groups[1].Value }
        if ($blocks) { @{ Name = $page.BaseName; Blocks = @($blocks) } }
    }
}

Describe 'The guide <Name>' -ForEach $guides {
    BeforeAll {
        Import-Module "$PSScriptRoot/Support.psm1" -Force
        Import-BuiltModule
        $server = Start-TestServer
        # What an Automation sandbox would offer.
        function global:Get-AutomationConnection { param($Name) @{ PrivateKey = $server.Key; Domain = $server.Address } }
        $PSDefaultParameterValues['Connect-Encord:Domain'] = $server.Address
        $PSDefaultParameterValues.Remove('Connect-Encord:Connection')
        # ForEach-Object -Parallel finds the module as in a shell where it is installed.
        $modulePath = $env:PSModulePath
        $env:PSModulePath = (Resolve-Path "$PSScriptRoot/../../out").Path + [IO.Path]::PathSeparator + $modulePath
        # The pages name files as they lie in samples/data.
        Copy-Item "$PSScriptRoot/../../samples/data/*" $TestDrive -Recurse
        Push-Location $TestDrive
    }

    AfterAll {
        Pop-Location
        $env:PSModulePath = $modulePath
        $PSDefaultParameterValues.Remove('Connect-Encord:Domain')
        Remove-Item function:Get-AutomationConnection
        Disconnect-Encord
        Stop-TestServer $server
    }

    It 'shows nothing that fails' {
        $ConfirmPreference = 'None'
        foreach ($block in $Blocks) {
            # One scope for the whole page, as in a console; what a block catches or silences itself is no failure of the page.
            $ErrorActionPreference = 'Stop'
            try {
                . ([scriptblock]::Create($block)) | Out-Null
            } catch {
                throw "$_`n$block"
            }
        }
    }
}
