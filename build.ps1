#Requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests, documents and packages the module.
.DESCRIPTION
    A thin front for people who have PowerShell 7: the same MSBuild targets as 'dotnet build' and 'dotnet test', plus platyPS and
    packaging.
.EXAMPLE
    ./build.ps1 -Task Build, Pester
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Help', 'Package', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$root = $PSScriptRoot
$module = Join-Path $root 'out/Encord'
$helpSource = Join-Path $root 'docs/help/en-US'
$maml = Join-Path $root 'module/en-US/Encord.PowerShell.dll-Help.xml'

function Build {
    dotnet build (Join-Path $root 'Encord.PowerShell.sln') -c $Configuration -v quiet
}

function Test {
    dotnet test --solution (Join-Path $root 'Encord.PowerShell.sln') -c $Configuration
}

function Pester {
    dotnet test --project (Join-Path $root 'tests/Encord.Shell.Tests') -c $Configuration
}

# What platyPS writes, made into what Get-Help reads.
function Repair-Maml([string] $Path) {
    $document = [xml]::new()
    $document.Load($Path)
    $names = [Xml.XmlNamespaceManager]::new($document.NameTable)
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')
    # An example is left as the Markdown it was, between paragraphs of a control character. Get-Help wants the code by itself.
    foreach ($empty in @($document.SelectNodes("//maml:para[. = '$([char] 0x80)']", $names))) {
        $null = $empty.ParentNode.RemoveChild($empty)
    }
    foreach ($example in $document.SelectNodes('//command:example', $names)) {
        $code = $example.SelectSingleNode('dev:code', $names)
        $remarks = $example.SelectSingleNode('dev:remarks', $names)
        foreach ($paragraph in @($example.SelectNodes('maml:introduction/maml:para', $names))) {
            $null = $paragraph.ParentNode.RemoveChild($paragraph)
            if ($paragraph.InnerText -match '(?s)^```\w*\r?\n(.*)\n```$') {
                $code.InnerText = (@($code.InnerText, $Matches[1]) -ne '') -join "`n`n"
            } else {
                $null = $remarks.AppendChild($paragraph)
            }
        }
        # A blank line before the next title.
        $null = $remarks.AppendChild($document.CreateElement('maml', 'para', $names.LookupNamespace('maml')))
    }
    # A link between pages is a file name, which 'Get-Help -Online' would take for an address: only addresses stay.
    foreach ($link in @($document.SelectNodes('//maml:navigationLink', $names))) {
        $uri = $link.SelectSingleNode('maml:uri', $names)
        if ($uri.InnerText -match '^https?://') { continue }
        $uri.IsEmpty = $true
        if ($link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version') {
            $null = $link.ParentNode.RemoveChild($link)
        }
    }
    $settings = [Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [Text.UTF8Encoding]::new($false) }
    $writer = [Xml.XmlWriter]::Create($Path, $settings)
    try { $document.Save($writer) } finally { $writer.Dispose() }
}

# Markdown is the source of the help. A page is made for a command that has none and brought up to date with the parameters of the
# others; what people wrote stays. The MAML file that Get-Help reads is made from all of them.
function Help {
    Import-Module Microsoft.PowerShell.PlatyPS
    # platyPS would read the old MAML back, whose links between pages it does not accept; the build below puts the new one there.
    Remove-Item (Join-Path $module 'en-US/Encord.PowerShell.dll-Help.xml') -ErrorAction Ignore
    Import-Module (Join-Path $module 'Encord.psd1') -Force
    foreach ($command in Get-Command -Module Encord -CommandType Cmdlet) {
        $page = Join-Path $helpSource "$($command.Name).md"
        if (Test-Path $page) {
            $null = Update-MarkdownCommandHelp -Path $page -NoBackup
            # The date of the run is no content: a page changes when its command does.
            $text = (Get-Content -LiteralPath $page -Raw) -replace '(?m)^ms\.date:.*\r?\n', '' -replace '\r\n', "`n"
            [IO.File]::WriteAllText($page, $text.TrimEnd() + "`n")
        } else {
            $made = New-MarkdownCommandHelp -CommandInfo $command -OutputFolder ([IO.Path]::GetTempPath()) -Force
            $made | ForEach-Object { Move-Item -LiteralPath $_.FullName -Destination $page }
        }
    }
    $null = New-Item -ItemType Directory -Force (Split-Path $maml)
    $folder = Join-Path ([IO.Path]::GetTempPath()) "encord-maml-$PID"
    $pages = Get-ChildItem $helpSource -Filter *-*.md | ForEach-Object { Import-MarkdownCommandHelp -Path $_.FullName }
    $made = $pages | Export-MamlCommandHelp -OutputFolder $folder -Force
    $made | ForEach-Object { Move-Item -LiteralPath $_.FullName -Destination $maml -Force }
    Remove-Item $folder -Recurse -Force
    Repair-Maml $maml
    dotnet build (Join-Path $root 'src/Encord.PowerShell') -c $Configuration -v quiet
}

function Package {
    dotnet build (Join-Path $root 'src/Encord.PowerShell') -t:Package -v quiet
    Get-ChildItem (Join-Path $root 'artifacts') -File
}

function Clean {
    dotnet clean (Join-Path $root 'Encord.PowerShell.sln') -c $Configuration -v quiet
    Remove-Item (Join-Path $root 'out'), (Join-Path $root 'artifacts') -Recurse -Force -ErrorAction Ignore
}

foreach ($name in $Task) {
    & $name
}
