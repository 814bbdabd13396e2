Describe 'A block whose clean-up fails' {
    AfterAll { throw 'left something behind' }

    It 'has a test that passes' { 1 | Should -Be 1 }
}
