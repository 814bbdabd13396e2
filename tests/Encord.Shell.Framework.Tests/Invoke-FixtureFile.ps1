# Runs several Pester files in one shell, each as Invoke-PesterFile.ps1 does, and writes a JSON file for each.

param(
    [Parameter(Mandatory)] [string] $PesterManifest,
    [Parameter(Mandatory)] [string] $ResultFolder,
    [Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Path
)

foreach ($file in $Path) {
    $name = (Split-Path $file -Leaf) -replace '\.Tests\.ps1$'
    & "$PSScriptRoot/Invoke-PesterFile.ps1" -Path $file -PesterManifest $PesterManifest -ResultPath "$ResultFolder/$name.json"
}
