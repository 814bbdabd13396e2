Describe 'A block for which there is no data' -ForEach @() {
    It 'is never made' { 1 | Should -Be 1 }
}
