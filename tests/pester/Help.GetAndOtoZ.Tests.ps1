. "$PSScriptRoot/HelpExamples.ps1" -Like 'Get-*', '[O-Z]*'
