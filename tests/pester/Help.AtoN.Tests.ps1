. "$PSScriptRoot/HelpExamples.ps1" -Like '[A-N]*' -NotLike 'Get-*'
