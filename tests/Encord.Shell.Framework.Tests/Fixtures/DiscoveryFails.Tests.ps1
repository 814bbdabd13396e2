BeforeDiscovery { throw 'no pages' }

Describe 'Pages' {
    It 'are shown' { 1 | Should -Be 1 }
}
