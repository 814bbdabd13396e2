# Leaves behind whatever a file can; Finds.Tests.ps1 looks for it in the same process.
Describe 'A file' {
    It 'of process <_> leaves things behind' -ForEach $PID {
        $env:ENCORD_LEFT = 'left'
        $env:PSModulePath = 'nowhere'
        Remove-Item env:PATH
        $global:ErrorActionPreference = 'SilentlyContinue'
        $global:PSDefaultParameterValues['Get-Item:Path'] = 'left'
        $global:left = 'left'
        function global:Get-Left { 'left' }
        Set-Alias left Get-Left -Scope Global
        New-Module -Name Left { } | Import-Module -Global
        Set-Location /
        [Environment]::CurrentDirectory = [IO.Path]::GetTempPath()
        (Get-PSProvider FileSystem).Home = [IO.Path]::GetTempPath()
        [cultureinfo]::CurrentCulture = [cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo] ''
        [cultureinfo]::CurrentCulture.Name | Should -Be ''
        $PSStyle.OutputRendering = 'Ansi'
        Register-ArgumentCompleter -Native -CommandName left -ScriptBlock { 'left' }
        [Console]::Out.Write('a line without an end')
        [Console]::Error.Write('another')
    }
}
