Describe 'The shell' {
    It 'is <Shell> with <Pester> in <Folder>' -ForEach @{ Shell = "$($PSVersionTable.PSVersion)"; Pester = "$((Get-Module Pester).Version)"; Folder = $PSHOME } {
        Get-Module Pester -ListAvailable | Should -BeNullOrEmpty
        (Get-Command Describe).Version | Should -Be (Get-Module Pester).Version
    }
}
