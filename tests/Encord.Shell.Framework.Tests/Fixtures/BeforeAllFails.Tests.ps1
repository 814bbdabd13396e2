Describe 'A block whose set-up fails' {
    BeforeAll { throw 'no server today' }

    It 'has a first test' { 1 | Should -Be 1 }

    It 'has a second test' { 1 | Should -Be 1 }
}
