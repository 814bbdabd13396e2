# What the guides and the README show is run, from the first block of a page to the last, in one shell, against a fresh server, and held to what Pages.psm1 says.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Pages.psm1" -Force
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $guides = foreach ($page in Get-Item "$root/README.md", "$root/docs/guide/*.md") {
        $blocks = @(Get-PageBlock $page.FullName)
        if ($blocks) { @{ Name = $page.BaseName; Blocks = $blocks } }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module "$PSScriptRoot/Pages.psm1" -Force -Global
    Import-BuiltModule
    $server = Start-TestServer
}

AfterAll {
    Stop-TestServer $server
}

Describe 'The guide <Name>' -ForEach $guides {
    BeforeAll {
        Reset-TestServer $server
        # What an Automation sandbox would offer.
        function global:Get-AutomationConnection { param($Name) @{ PrivateKey = $server.Key; Domain = $server.Address } }
        # ForEach-Object -Parallel finds the module as in a shell where it is installed.
        $modulePath = $env:PSModulePath
        $env:PSModulePath = (Resolve-Path "$PSScriptRoot/../../out").Path + [IO.Path]::PathSeparator + $modulePath
        # The pages name files as they lie in samples/data, the README as they lie in the repository.
        Copy-Item "$PSScriptRoot/../../samples/data/*" $TestDrive -Recurse
        $null = New-Item -ItemType SymbolicLink -Path "$TestDrive/out" -Target (Resolve-Path "$PSScriptRoot/../../out").Path
        $null = New-Item -ItemType Directory "$TestDrive/.ssh"
        Set-Content "$TestDrive/.ssh/encord_ed25519" -Value $server.Key -NoNewline
        $home0 = (Get-PSProvider FileSystem).Home
        (Get-PSProvider FileSystem).Home = "$TestDrive"
        Push-Location $TestDrive
        $session = New-Module -Name "Guide $Name" {
            param($address)
            Set-StrictMode -Version 3.0
            $ErrorActionPreference = 'Stop'
            $ConfirmPreference = 'None'
            $PSDefaultParameterValues = @{ 'Connect-Encord:Domain' = $address }
            # The built module is loaded already, and lies behind a link here: by that path it would be loaded once more.
            function Import-Module([string] $Name) {
                if ((Resolve-Path $Name).Path -ne "$PWD/out/Encord/Encord.psd1") { Microsoft.PowerShell.Core\Import-Module $Name }
            }
            Export-ModuleMember
        } -ArgumentList $server.Address
    }

    AfterAll {
        Pop-Location
        (Get-PSProvider FileSystem).Home = $home0
        $env:PSModulePath = $modulePath
        Remove-Item function:Get-AutomationConnection
        Disconnect-Encord
    }

    It 'shows what the shell writes: <Page>, line <Line>' -ForEach $Blocks {
        Assert-PageOutput $_ (Invoke-PageBlock $_ $session)
    }
}
