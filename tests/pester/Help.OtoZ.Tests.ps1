. "$PSScriptRoot/HelpExamples.ps1" -Like '[O-Z]*'
