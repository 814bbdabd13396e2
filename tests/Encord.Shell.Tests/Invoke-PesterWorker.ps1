# Runs the Pester files that come through a pipe, one after the other, each in a new runspace of this process. What the engine, Pester and the
# module have compiled stays; variables, functions, modules, the location and the connection are the runspace's own, and what the whole process
# has is put back after each file: the environment, the current folder, the default cultures and how text is decorated.

param(
    [Parameter(Mandatory)] [string] $PipeName,
    [Parameter(Mandatory)] [string] $PesterManifest
)

$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)

$environment = @{}
foreach ($variable in [Environment]::GetEnvironmentVariables().GetEnumerator()) { $environment[$variable.Key] = $variable.Value }
$folder = [Environment]::CurrentDirectory
$rendering = $PSStyle.OutputRendering

function Restore-Process {
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys)) {
        if (-not $environment.ContainsKey($name)) { [Environment]::SetEnvironmentVariable($name, $null) }
    }
    foreach ($name in $environment.Keys) { [Environment]::SetEnvironmentVariable($name, $environment[$name]) }
    [Environment]::CurrentDirectory = $folder
    [cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::DefaultThreadCurrentUICulture = $null
    $PSStyle.OutputRendering = $rendering
    [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
}

function Invoke-File($Request) {
    $command = [Management.Automation.Runspaces.Command]::new("$PSScriptRoot/Invoke-PesterFile.ps1")
    $command.Parameters.Add('Path', $Request.Path)
    $command.Parameters.Add('PesterManifest', $PesterManifest)
    $command.Parameters.Add('ResultPath', $Request.ResultPath)
    $command.Parameters.Add('Discover', [switch] $Request.IsDiscovery)
    $command.Parameters.Add('Line', [string[]] $Request.Lines)
    # What is written to no variable is shown, and an error too, as in a console.
    $command.MergeMyResults('Error', 'Output')
    $runspace = [runspacefactory]::CreateRunspace($Host, [initialsessionstate]::CreateDefault2())
    try {
        $runspace.ThreadOptions = 'ReuseThread'
        $runspace.Open()
        $pipeline = $runspace.CreatePipeline()
        $pipeline.Commands.Add($command)
        $pipeline.Commands.Add('Out-Default')
        $null = $pipeline.Invoke()
    } finally {
        $runspace.Dispose()
    }
}

$pipe = [IO.Pipes.NamedPipeClientStream]::new('.', $PipeName, [IO.Pipes.PipeDirection]::In)
$pipe.Connect()
$reader = [IO.StreamReader]::new($pipe)
while ($null -ne ($line = $reader.ReadLine())) {
    $request = ConvertFrom-Json $line
    Invoke-File $request
    # Without a report the file did not come to its end, and whatever kept it from there may be in this process still.
    if (-not (Test-Path -LiteralPath $request.ResultPath)) { [Environment]::Exit(1) }
    Restore-Process
    [Console]::Out.WriteLine($request.End)
    [Console]::Error.WriteLine($request.End)
}
