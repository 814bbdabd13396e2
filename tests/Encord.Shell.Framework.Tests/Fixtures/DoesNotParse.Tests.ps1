Describe 'A block that is not closed' {
    It 'is never found' { 1 | Should -Be 1 }
