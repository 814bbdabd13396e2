# Runs one Pester file in this runspace and writes what came of it to a JSON file. The file is written last: where it is missing, the shell
# did not come to the end of the tests.

param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $PesterManifest,
    [Parameter(Mandatory)] [string] $ResultPath,
    # Finds the tests and runs none.
    [switch] $Discover,
    # The lines of the tests to run; all when empty.
    [string[]] $Line = @()
)

$ErrorActionPreference = 'Stop'
# Nobody watches, and to draw it takes time.
$global:ProgressPreference = 'SilentlyContinue'
# Other modules of this machine are none of the tests' business, another Pester least of all. A runspace puts its own folders there when it opens.
$env:PSModulePath = Join-Path $PSHOME 'Modules'
Import-Module $PesterManifest

# Pester fills in names when a test runs. Before that, what the data says is filled in here.
function Expand-Name([string] $Name, [object[]] $Data) {
    [regex]::Replace($Name, '<([\w.]+)>', {
            param($match)
            $first, $rest = $match.Groups[1].Value.Split('.')
            foreach ($item in $Data) {
                if ($first -eq '_') { $value = $item }
                elseif ($item -is [Collections.IDictionary] -and $item.Contains($first)) { $value = $item[$first] }
                else { continue }
                foreach ($property in $rest) { $value = $value.$property }
                return "$value"
            }
            $match.Value
        })
}

function Get-FullName($Test) {
    if ($Test.Executed -or $Test.Skipped) { return $Test.ExpandedPath }
    $names = @($Test.Name)
    $data = @($Test.Data)
    for ($block = $Test.Block; -not $block.IsRoot; $block = $block.Parent) {
        $names = @($block.Name) + $names
        $data += @($block.Data)
    }
    Expand-Name ($names -join '.') ($data -ne $null)
}

# A test whose BeforeAll failed has no error of its own.
function Get-ErrorText($Item, [string] $Property) {
    while ($Item) {
        if ($Item.ErrorRecord) { return ($Item.ErrorRecord | ForEach-Object { $_.$Property }) -join [Environment]::NewLine }
        $Item = if ($Item -is [Pester.Test]) { $Item.Block } else { $Item.Parent }
    }
    ''
}

# The block and all within it.
filter Get-Block {
    if ($_) {
        $_
        $_.Blocks | Get-Block
    }
}

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Run.SkipRun = [bool] $Discover
$configuration.Output.Verbosity = if ($Discover) { 'None' } else { 'Detailed' }
$configuration.Output.RenderMode = 'Plaintext'
$configuration.Output.CIFormat = 'None'
# A test may stand in a script that the file brings in, as those of the help pages do.
$sources = @($Path) + [regex]::Matches((Get-Content -LiteralPath $Path -Raw), '(?m)^\. "\$PSScriptRoot/([^"]+)"').ForEach{ Join-Path (Split-Path $Path) $_.Groups[1].Value }
if ($Line) { $configuration.Filter.Line = @(foreach ($source in $sources) { $Line | ForEach-Object { "${source}:$_" } }) }
$run = Invoke-Pester -Configuration $configuration

$blocks = $run.Containers.Blocks | Get-Block
$tests = foreach ($test in $blocks.Tests) {
    @{
        Name = Get-FullName $test
        Line = $test.StartLine
        Outcome = $test.Result
        Milliseconds = $test.Duration.TotalMilliseconds
        Message = if ($test.Result -ne 'Passed') { Get-ErrorText $test DisplayErrorMessage }
        Place = if ($test.Result -eq 'Failed') { Get-ErrorText $test DisplayStackTrace }
        Output = ($test.StandardOutput | Out-String).TrimEnd()
    }
}

# What failed around the tests: the file itself, and set-ups and clean-ups whose failure no test shows.
$failures = @(
    foreach ($container in $run.Containers) {
        if ($container.ErrorRecord) {
            @{ Name = Split-Path $Path -Leaf; Message = Get-ErrorText $container DisplayErrorMessage; Place = Get-ErrorText $container DisplayStackTrace }
        }
        foreach ($block in $container.Blocks | Get-Block) {
            if ($block.ErrorRecord -and -not (($block | Get-Block).Tests | Where-Object { $_.Result -eq 'Failed' -and -not $_.ErrorRecord })) {
                @{ Name = if ($block.IsRoot) { Split-Path $Path -Leaf } else { $block.ExpandedPath }; Message = Get-ErrorText $block DisplayErrorMessage; Place = Get-ErrorText $block DisplayStackTrace }
            }
        }
    }
)

@{
    ShellVersion = "$($PSVersionTable.PSVersion)"
    PesterVersion = "$((Get-Module Pester).Version)"
    Succeeded = $run.Result -eq 'Passed'
    Tests = @($tests)
    Failures = $failures
} | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $ResultPath -Encoding utf8NoBOM
