# Runs a script statement by statement and shows each with what it wrote, as in a console. Ends with 1 at the first statement that fails.

param(
    [Parameter(Mandatory)] [string] $Script,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [uri] $Server
)

if ([Console]::IsOutputRedirected) { $PSStyle.OutputRendering = 'PlainText' }
$problems = $null
$tree = [Management.Automation.Language.Parser]::ParseFile($Script, [ref] $null, [ref] $problems)
foreach ($problem in $problems) { "${Script}:$($problem.Extent.StartLineNumber): $($problem.Message)" }
if ($problems) { exit 1 }

# A block cut out of the script's own tree keeps the file it came from, so that $PSScriptRoot means what it means in the script.
function Get-StatementBlock($Statement) {
    $body = [Management.Automation.Language.StatementBlockAst]::new($Statement.Extent, [Management.Automation.Language.StatementAst[]] @($Statement.Copy()), $null)
    [Management.Automation.Language.ScriptBlockAst]::new($Statement.Extent, $null, $body, $false).GetScriptBlock()
}

# The script's variables are its own and not those of this one.
$session = New-Module -Name Quickstart { }
# It says Connect-Encord -Emulator, as in a console; here the server has an address of its own, so that two quickstarts can run at once.
. $session { param($address) $PSDefaultParameterValues = @{ 'Connect-Encord:Domain' = $address } } $Server
Import-Module $Module -Global
$text = $tree.Extent.Text
$shown = 0
foreach ($statement in $tree.EndBlock.Statements) {
    $text.Substring($shown, $statement.Extent.StartOffset - $shown) -split '\r?\n' | Where-Object { $_ -match '^\s*#' }
    "PS> $($statement.Extent.Text -replace '\r?\n', "`n>>  ")"
    $shown = $statement.Extent.EndOffset
    $failed = $false
    try {
        . $session (Get-StatementBlock $statement) 2>&1 |
            ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { $failed = $true }; $_ } |
            Out-String -Stream -Width 140 |
            Out-Host
    } catch {
        $_ | Out-Host
        $failed = $true
    }
    if ($failed) { exit 1 }
}
