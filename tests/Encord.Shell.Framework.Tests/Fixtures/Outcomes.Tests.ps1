Describe 'Outcomes' {
    It 'passes' { 1 | Should -Be 1 }

    It 'fails' {
        'said before it failed'
        1 | Should -Be 2
    }

    It 'is skipped' -Skip { 1 | Should -Be 2 }

    It 'is skipped <Why>' -ForEach @{ Why = 'half-way' } { Set-ItResult -Skipped -Because 'the moon is full' }

    Context 'Names of <Colour>' -ForEach @(@{ Colour = 'red' }, @{ Colour = 'blue' }) {
        It 'say <_> and <Colour>' -ForEach @(1, 2) { $_ | Should -BeGreaterThan 0 }
    }

    It "has a name
        on two lines, with ünïcode" { 1 | Should -Be 1 }
}
