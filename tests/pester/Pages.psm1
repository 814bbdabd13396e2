# Runs what a page of the documentation shows, statement by statement, and holds it to what a reader expects:
#
# * a statement that is there to show something writes something;
# * something comes out of every command of a pipeline but the last one, and a variable that is filled is not empty;
# * an error that is gathered (-ErrorVariable) is there;
# * a property that is named (Select-Object Title, Where-Object Type -EQ x, $_.Title, calculated columns) is on the objects that flow;
# * what a page shows in a block of 'output' is what the block before it writes. There '…' stands for any text, and alone on a line for any lines.
#
# A comment before a block (<!-- writes nothing: reason -->, which a reader does not see) takes the first two of these from it.

# The blocks of a page in order: language, text, line, the mark before it, and the output that is shown after it.
function Get-PageBlock {
    param([Parameter(Mandatory)] [string] $Path, [string] $Section = '')
    $text = (Get-Content -LiteralPath $Path -Raw) -replace "`r`n", "`n"
    $start = 0
    $end = $text.Length
    if ($Section) {
        $found = [regex]::Match($text, "(?ms)^## $Section\n(.*?)(?=^## |\z)")
        $start = $found.Index
        $end = $found.Index + $found.Length
    }
    $block = $null
    foreach ($match in [regex]::Matches($text, '(?ms)(?:^<!-- writes nothing: (?<silent>.*?) -->\n)?^```(?<language>\w*)\n(?<text>.*?)^```$')) {
        if ($match.Index -lt $start -or $match.Index -ge $end) { continue }
        if ($match.Groups['language'].Value -eq 'output') {
            if (-not $block) { throw "$Path shows an output before anything that writes it." }
            $block.Output = $match.Groups['text'].Value.TrimEnd()
            continue
        }
        $block = $null
        if ($match.Groups['language'].Value -eq 'powershell') {
            $block = @{
                Page = Split-Path $Path -Leaf
                Line = ($text.Substring(0, $match.Groups['text'].Index) -split "`n").Count
                Text = $match.Groups['text'].Value.TrimEnd()
                Silent = $match.Groups['silent'].Success
                Output = $null
            }
            $block
        }
    }
}

# --- What flows ---

# What was seen between the commands of the pipelines of a statement, by the probe's number.
$script:seen = @{}

# Stands between two commands of a pipeline, passes everything on as it is, and remembers it.
function Watch-PageObject {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)] [int] $Probe, [Parameter(ValueFromPipeline)] $InputObject)
    begin { $script:seen[$Probe].Ran = $true }
    process {
        if ($null -ne $InputObject) { $script:seen[$Probe].Objects.Add($InputObject) }
        $PSCmdlet.WriteObject($InputObject, $false)
    }
}

# --- What is named ---

# These commands name properties of what comes down the pipeline.
$script:naming = @{
    'Select-Object' = 'Property', 'ExpandProperty', 'ExcludeProperty'
    'Where-Object' = 'Property'
    'Sort-Object' = 'Property'
    'Group-Object' = 'Property'
    'Measure-Object' = 'Property'
    'Format-Table' = 'Property', 'GroupBy'
    'Format-List' = 'Property', 'GroupBy'
    'Format-Wide' = 'Property', 'GroupBy'
    'ForEach-Object' = 'MemberName'
    'ConvertTo-Html' = 'Property'
}

# The command behind a name or an alias; none for a script block or a command that is not there.
function Find-Command {
    param([Management.Automation.Language.CommandAst] $Command)
    $found = if ($Command.GetCommandName()) { Get-Command $Command.GetCommandName() -ErrorAction Ignore }
    if ($found -is [Management.Automation.AliasInfo]) { $found.ResolvedCommand } else { $found }
}

# The names in an argument: a, b or 'a', @{ Name = …; Expression = 'c' }. Script blocks are looked into elsewhere.
function Find-PropertyName {
    param([Management.Automation.Language.Ast] $Argument)
    switch ($Argument) {
        { $_ -is [Management.Automation.Language.StringConstantExpressionAst] } { $_.Value }
        { $_ -is [Management.Automation.Language.ArrayLiteralAst] } { foreach ($element in $_.Elements) { Find-PropertyName $element } }
        { $_ -is [Management.Automation.Language.ArrayExpressionAst] -or $_ -is [Management.Automation.Language.ParenExpressionAst] } {
            foreach ($element in $_.FindAll({ $args[0] -is [Management.Automation.Language.StringConstantExpressionAst] }, $false)) { $element.Value }
        }
        { $_ -is [Management.Automation.Language.HashtableAst] } {
            foreach ($pair in $_.KeyValuePairs) {
                if ('expression'.StartsWith("$($pair.Item1.Value)", 'OrdinalIgnoreCase') -and $pair.Item2 -isnot [Management.Automation.Language.ScriptBlockExpressionAst]) {
                    $constant = $pair.Item2.Find({ $args[0] -is [Management.Automation.Language.StringConstantExpressionAst] }, $false)
                    if ($constant) { $constant.Value }
                }
            }
        }
    }
}

# Whether one object has the property, or for a dictionary the key; a pattern must match one.
function Test-Named {
    param($Object, [string] $Name)
    $names = @($Object.PSObject.Properties.Name)
    if ($Object -is [Collections.IDictionary]) { $names += @($Object.Keys) }
    @($names) -like $Name
}

# What a command names, checked against the objects that flowed into it.
function Assert-PropertyName {
    param([Management.Automation.Language.CommandAst] $Command, [Collections.Generic.List[object]] $Objects)
    $names = [Collections.Generic.List[string]]::new()
    $real = Find-Command $Command
    if ($real -and $script:naming.ContainsKey($real.Name)) {
        $bound = [Management.Automation.Language.StaticParameterBinder]::BindCommand($Command, $true).BoundParameters
        foreach ($parameter in $script:naming[$real.Name]) {
            if ($bound.ContainsKey($parameter)) { Find-PropertyName $bound[$parameter].Value | ForEach-Object { $names.Add($_) } }
        }
    }
    # $_.Name in a script block that this command runs for what comes in. Names below the first are left to strict mode.
    foreach ($block in $Command.CommandElements.FindAll({ $args[0] -is [Management.Automation.Language.ScriptBlockExpressionAst] }, $false)) {
        foreach ($member in $block.ScriptBlock.FindAll({ $args[0] -is [Management.Automation.Language.MemberExpressionAst] -and $args[0] -isnot [Management.Automation.Language.InvokeMemberExpressionAst] }, $false)) {
            if ("$($member.Expression)" -in '$_', '$PSItem' -and $member.Member -is [Management.Automation.Language.StringConstantExpressionAst]) { $names.Add($member.Member.Value) }
        }
    }
    foreach ($name in $names) {
        foreach ($object in $Objects) {
            if (-not (Test-Named $object $name)) {
                throw "'$name' in '$Command' is not on what comes in: $($object.PSObject.TypeNames[0]) has $(@($object.PSObject.Properties.Name) -join ', ')."
            }
        }
    }
}

# --- What writes ---

# These commands of PowerShell are done when they are silent.
$script:silent = 'Export-Csv', 'Out-Null', 'Out-File', 'Write-Host', 'Write-Warning', 'Write-Verbose', 'Remove-Item', 'Start-Sleep'

# Whether a reader expects the statement to show something.
function Test-Shows {
    param([Management.Automation.Language.Ast] $Statement)
    if ($Statement -is [Management.Automation.Language.TryStatementAst]) {
        return [bool] ($Statement.Body.Statements | Where-Object { Test-Shows $_ })
    }
    if ($Statement -isnot [Management.Automation.Language.PipelineAst]) { return $false }
    $last = $Statement.PipelineElements[-1]
    if ($last -isnot [Management.Automation.Language.CommandAst]) {
        # $x++ writes nothing, and only the called method knows whether it does.
        return $last.Expression -isnot [Management.Automation.Language.UnaryExpressionAst] -and $last.Expression -isnot [Management.Automation.Language.InvokeMemberExpressionAst]
    }
    $command = Find-Command $last
    if (-not $command) { return $true }
    $given = @($last.CommandElements.Where{ $_ -is [Management.Automation.Language.CommandParameterAst] }.ParameterName)
    if ($command.Name -in $script:silent -or 'WhatIf' -in $given) { return $false }
    if ($command.Parameters.ContainsKey('PassThru') -and 'PassThru' -notin $given) { return $false }
    if ($command.Name -eq 'ForEach-Object') {
        $blocks = @($last.CommandElements.Where{ $_ -is [Management.Automation.Language.ScriptBlockExpressionAst] })
        return -not $blocks -or [bool] ($blocks.ScriptBlock.EndBlock.Statements | Where-Object { Test-Shows $_ })
    }
    # A command of this module that never writes says so.
    -not ($command.Source -eq 'Encord' -and -not @($command.OutputType.Type).Where{ $_ -and $_ -ne [void] })
}

# What the statement was to have: something written, a value in the variable, or the error that it is there to show.
function Assert-Result {
    param([Management.Automation.Language.Ast] $Statement, [object[]] $Output, [psmoduleinfo] $Session)
    $valueOf = { . $Session { param($name) Get-Variable -Name $name -ValueOnly -ErrorAction Ignore } $args[0] }
    if ($Statement -is [Management.Automation.Language.AssignmentStatementAst]) {
        $command = $Statement.Right.Find({ $args[0] -is [Management.Automation.Language.CommandAst] }, $false)
        # What goes to $null is meant to be nothing.
        $isKept = $Statement.Left -is [Management.Automation.Language.VariableExpressionAst] -and $Statement.Left.VariablePath.UserPath -ne 'null'
        if ($command -and $isKept -and $null -eq (& $valueOf $Statement.Left.VariablePath.UserPath)) {
            throw 'The variable is empty.'
        }
        return
    }
    $failing = $Statement.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $false) | ForEach-Object {
        $bound = [Management.Automation.Language.StaticParameterBinder]::BindCommand($_, $true).BoundParameters
        if ($bound.ContainsKey('ErrorVariable')) { $bound['ErrorVariable'].ConstantValue -replace '^\+' }
    }
    foreach ($variable in $failing) {
        if (-not @(& $valueOf $variable).Count) { throw "There is no error in `$$variable." }
    }
    if (-not $failing -and (Test-Shows $Statement) -and -not ($Output -ne $null).Count) { throw 'It writes nothing.' }
}

# Puts a probe behind every command of the statement's pipelines but the last of each, as far as they run in this runspace.
function Add-Probe {
    param([Management.Automation.Language.Ast] $Statement)
    $pipelines = $Statement.FindAll({
            param($node)
            if ($node -isnot [Management.Automation.Language.PipelineAst] -or $node.PipelineElements.Count -lt 2) { return $false }
            for ($up = $node.Parent; $up; $up = $up.Parent) {
                if ($up -is [Management.Automation.Language.CommandAst] -and ($up.GetCommandName() -match '-(Thread)?Job$' -or "$up" -match '\s-Parallel\b')) { return $false }
            }
            $true
        }, $true)
    $inserts = foreach ($pipeline in $pipelines) {
        for ($i = 0; $i -lt $pipeline.PipelineElements.Count - 1; $i++) {
            $probe = $script:seen.Count
            $script:seen[$probe] = @{ From = $pipeline.PipelineElements[$i]; To = $pipeline.PipelineElements[$i + 1]; Ran = $false; Objects = [Collections.Generic.List[object]]::new() }
            @{ At = $pipeline.PipelineElements[$i].Extent.EndOffset - $Statement.Extent.StartOffset; Text = " | Watch-PageObject $probe" }
        }
    }
    $text = $Statement.Extent.Text
    foreach ($insert in $inserts | Sort-Object { $_.At } -Descending) { $text = $text.Insert($insert.At, $insert.Text) }
    $text
}

# Runs a block in the page's session and writes the lines that a console would show.
function Invoke-PageBlock {
    param([Parameter(Mandatory)] [hashtable] $Block, [Parameter(Mandatory)] [psmoduleinfo] $Session)
    $errors = $null
    $script = [Management.Automation.Language.Parser]::ParseInput($Block.Text, [ref] $null, [ref] $errors)
    if ($errors) { throw "$($errors[0].Message)`n$($Block.Text)" }
    $lines = foreach ($statement in $script.EndBlock.Statements) {
        $script:seen = @{}
        try {
            # One scope for the whole page, as in a console; what a statement catches or silences itself is no failure of the page.
            $output = @(. $Session ([scriptblock]::Create((Add-Probe $statement))))
            if (-not $Block.Silent) { Assert-Result $statement $output $Session }
            foreach ($probe in $script:seen.Values) {
                if ($probe.Ran -and -not $probe.Objects.Count -and -not $Block.Silent) { throw "Nothing comes out of '$($probe.From)'." }
                if ($probe.To -is [Management.Automation.Language.CommandAst]) { Assert-PropertyName $probe.To $probe.Objects }
            }
        } catch {
            throw "$($Block.Page), line $($Block.Line + $statement.Extent.StartLineNumber - 1): $_`n$statement"
        }
        if ($output) { ($output | Out-String -Width 120) -split '\r?\n' }
    }
    $lines
}

# Compares what a block wrote with what the page shows. Blank lines and the width of columns do not count.
function Assert-PageOutput {
    param([Parameter(Mandatory)] [hashtable] $Block, [AllowNull()] [string[]] $Lines)
    if ($null -eq $Block.Output) { return }
    $squeeze = { @($args[0] | ForEach-Object { ($_ -replace '\s+', ' ').Trim() } | Where-Object { $_ }) }
    $actual = (& $squeeze $Lines) -join "`n"
    $pattern = @(foreach ($line in & $squeeze ($Block.Output -split "`n")) {
            if ($line -eq '…') { '(?:[^\n]*\n)*' } else { ([regex]::Escape($line) -replace '…', '[^\n]*') + '\n' }
        }) -join ''
    if ("$actual`n" -notmatch "^$pattern\z") {
        throw "$($Block.Page), line $($Block.Line): the page shows`n$($Block.Output)`nand the shell writes`n$($Lines -join "`n")"
    }
}

Export-ModuleMember -Function Get-PageBlock, Invoke-PageBlock, Assert-PageOutput, Watch-PageObject
