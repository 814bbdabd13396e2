Describe 'A block that only prepares' {
    BeforeAll { $null = 1 }
}
