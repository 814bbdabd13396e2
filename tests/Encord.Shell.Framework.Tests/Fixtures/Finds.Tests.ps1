Describe 'The next file' {
    It 'of process <_> finds nothing of it' -ForEach $PID {
        $env:ENCORD_LEFT | Should -BeNullOrEmpty
        $env:PSModulePath | Should -Be (Join-Path $PSHOME 'Modules')
        $env:PATH | Should -Not -BeNullOrEmpty
        Get-Variable left -Scope Global -ErrorAction Ignore | Should -BeNullOrEmpty
        Get-Command Get-Left, left -ErrorAction Ignore | Should -BeNullOrEmpty
        Get-Module Left | Should -BeNullOrEmpty
        & { $global:ErrorActionPreference } | Should -Be 'Continue'
        $global:PSDefaultParameterValues.Count | Should -Be 0
        $PWD.Path | Should -Be ([Environment]::CurrentDirectory)
        $PWD.Path | Should -Not -Be ([IO.Path]::GetTempPath().TrimEnd('/', '\'))
        (Get-PSProvider FileSystem).Home | Should -Not -Be ([IO.Path]::GetTempPath())
        [cultureinfo]::DefaultThreadCurrentCulture | Should -BeNullOrEmpty
        $PSStyle.OutputRendering | Should -Not -Be 'Ansi'
        (TabExpansion2 'left ' 5).CompletionMatches.CompletionText | Should -Not -Contain 'left'
    }
}
