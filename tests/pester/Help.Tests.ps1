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
