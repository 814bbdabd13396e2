Describe 'A wait' {
    It 'is announced' { 1 | Should -Be 1 }

    It 'has no end' { [Threading.Thread]::Sleep(-1) }
}
