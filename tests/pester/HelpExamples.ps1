# The examples of the help pages whose names are like one of the patterns: each page against a fresh server, held to what Pages.psm1 says. The files Help.*.Tests.ps1 share them out.
param([Parameter(Mandatory)] [string[]] $Like, [string[]] $NotLike = @())

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Pages.psm1" -Force
    $pages = foreach ($page in Get-ChildItem "$PSScriptRoot/../../docs/help/en-US/*-*.md") {
        $name = $page.BaseName
        if ($Like.Where{ $name -like $_ } -and -not $NotLike.Where{ $name -like $_ }) {
            @{ Name = $name; Examples = @(Get-PageBlock $page.FullName -Section 'EXAMPLES') }
        }
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

Describe 'The examples of <Name>' -ForEach $pages {
    BeforeAll {
        Reset-TestServer $server
        $home0 = (Get-PSProvider FileSystem).Home
        $folder = New-PageFolder $server
        (Get-PSProvider FileSystem).Home = $folder
        Push-Location $folder
        # The examples of a page follow one another, as a reader runs them: what one keeps in a variable the next may use.
        $session = New-Module -Name "Examples of $Name" {
            param($address)
            Set-StrictMode -Version 3.0
            $ErrorActionPreference = 'Stop'
            $ConfirmPreference = 'None'
            $PSDefaultParameterValues = @{ 'Connect-Encord:Domain' = $address }
        } -ArgumentList $server.Address
        Connect-Encord -Emulator -Domain $server.Address
    }

    AfterAll {
        Pop-Location
        (Get-PSProvider FileSystem).Home = $home0
        Disconnect-Encord
        Remove-PageFolder $folder
    }

    It 'there are some' {
        $Examples.Count | Should -BeGreaterThan 0
    }

    It 'write what they are there to show: line <Line>' -ForEach $Examples {
        Assert-PageOutput $_ (Invoke-PageBlock $_ $session)
    }
}
