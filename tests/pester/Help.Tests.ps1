BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $pages = foreach ($page in Get-ChildItem "$root/docs/help/en-US/*-*.md") {
        $text = (Get-Content $page -Raw) -replace "`r`n", "`n"
        $examples = [regex]::Matches($text, '(?ms)^## EXAMPLES\n(.*?)^## ').ForEach{ [regex]::Matches($_.Groups[1].Value, '(?ms)^```powershell\n(.*?)\n```$').ForEach{ $_.Groups[1].Value } }
        @{ Name = $page.BaseName; Examples = @($examples) }
    }
}

Describe 'The examples of <Name>' -ForEach $pages {
    BeforeAll {
        Import-Module "$PSScriptRoot/Support.psm1" -Force
        Import-BuiltModule
        $server = Start-TestServer
        $home0 = (Get-PSProvider FileSystem).Home
        $null = New-Item -ItemType Directory (Join-Path $TestDrive '.ssh')
        Set-Content (Join-Path $TestDrive '.ssh/encord_ed25519') -Value $server.Key -NoNewline
        $samples = "$PSScriptRoot/../../samples/data"
        if (Test-Path $samples) { Copy-Item "$samples/*" $TestDrive -Recurse }
        (Get-PSProvider FileSystem).Home = "$TestDrive"
        Push-Location $TestDrive
        # The examples of a page follow one another, as a reader runs them: what one keeps in a variable the next may use.
        $session = New-Module -Name "Examples of $Name" { }
        . $session { param($address) $PSDefaultParameterValues = @{ 'Connect-Encord:Domain' = $address }; $ConfirmPreference = 'None' } $server.Address
        Connect-Encord -Emulator -Domain $server.Address
    }

    AfterAll {
        Pop-Location
        (Get-PSProvider FileSystem).Home = $home0
        Disconnect-Encord
        Stop-TestServer $server
    }

    It 'run without an error: <_>' -ForEach $Examples {
        $output = . $session ([scriptblock]::Create($_)) 2>&1
        $output | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
    }
}

Describe 'Get-Help' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Support.psm1" -Force
        Import-BuiltModule
    }

    It 'shows a synopsis, every parameter and the examples of <_>' -ForEach @('Get-EncordLabelRow', 'Connect-Encord', 'Add-EncordDataset') {
        $help = Get-Help $_ -Full | Out-String
        $help | Should -Match 'EXAMPLE|Example 1'
        (Get-Help $_).Synopsis | Should -Not -Match ([regex]::Escape($_))
    }

    It 'says of every command that it has no page online' {
        foreach ($command in Get-Command -Module Encord -CommandType Cmdlet) {
            { Get-Help $command.Name -Online } | Should -Throw '*(URI) of the Help topic is not specified*' -Because $command.Name
        }
    }

    It 'finds the topics' {
        Get-Help about_Encord | Should -Match 'TOPIC'
        (Get-Help about_Encord_Errors) -join "`n" | Should -Match 'EncordNotConnected'
    }
}
