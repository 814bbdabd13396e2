# What every Pester file needs: the built module, and an emulator to itself on a free port.

$script:root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path

function Import-BuiltModule {
    Import-Module (Join-Path $script:root 'out/Encord/Encord.psd1') -Global
}

# Runs a script in a new process of the same shell and returns what it wrote, line by line; what it wrote as errors fails the caller.
function Invoke-FreshShell {
    param([Parameter(Mandatory)] [string] $Script, [hashtable] $Environment = @{}, [string] $WorkingDirectory = $PWD.ProviderPath)
    $file = Join-Path ([IO.Path]::GetTempPath()) "encord-$([guid]::NewGuid()).ps1"
    # With a mark for Windows PowerShell, which otherwise reads files in the code page of the machine.
    Set-Content -LiteralPath $file -Value $Script -Encoding utf8BOM
    try {
        $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
        # The shell of the tool manifest is a program for dotnet.
        if ((Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet') { $start.ArgumentList.Add((Join-Path $PSHOME 'pwsh.dll')) }
        foreach ($argument in '-NoProfile', '-NonInteractive', '-File', $file) { $start.ArgumentList.Add($argument) }
        foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
        $start.Environment['NO_COLOR'] = '1'
        $start.WorkingDirectory = $WorkingDirectory
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.StandardOutputEncoding = $start.StandardErrorEncoding = [Text.UTF8Encoding]::new($false)
        $process = [Diagnostics.Process]::Start($start)
        $errors = $process.StandardError.ReadToEndAsync()
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        if ($errors.Result.Trim() -or $process.ExitCode) { throw "The shell ended with $($process.ExitCode): $($errors.Result)$output" }
        @($output -split '\r?\n' | Where-Object { $_ })
    } finally {
        Remove-Item -LiteralPath $file
    }
}

# Emulators that a file of this process is done with. To start another takes a hundred times as long as to give one its sample data back.
if ($null -eq [AppDomain]::CurrentDomain.GetData('Encord idle servers')) {
    [AppDomain]::CurrentDomain.SetData('Encord idle servers', [Collections.Concurrent.ConcurrentBag[object]]::new())
}
$script:idle = [AppDomain]::CurrentDomain.GetData('Encord idle servers')

# Gives the caller an emulator with fresh sample data, which nobody else has; the caller gives it back with Stop-TestServer.
function Start-TestServer {
    $server = $null
    while ($script:idle.TryTake([ref] $server)) {
        if ($server.Process.HasExited) { continue }
        Reset-TestServer $server
        return $server
    }
    $build = Get-ChildItem (Join-Path $script:root 'src/Encord.Emulator/bin/*/net10.0/Encord.Emulator.dll') |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $build) {
        throw 'The emulator is not built. Run dotnet build first.'
    }
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($argument in $build.FullName, '--port', '0') { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    # Whoever runs the tests stops the server where this shell does not come to it.
    if ($env:ENCORD_STARTED_PROCESSES) {
        Add-Content -LiteralPath $env:ENCORD_STARTED_PROCESSES -Value "$($process.Id) $($process.StartTime.ToUniversalTime().Ticks)"
    }
    $address = $null
    $key = @()
    # The notice at the start names the address and shows the public test key.
    while ($key[-1] -notmatch '^-----END' -and $null -ne ($line = $process.StandardOutput.ReadLine())) {
        if (-not $address -and $line -match '(http://127\.0\.0\.1:\d+)') { $address = $Matches[1] }
        if ($key -or $line -match '^-----BEGIN') { $key += $line }
    }
    if (-not $address -or -not $key) {
        throw "The emulator ended with $($process.ExitCode) before it listened."
    }
    # Read to the end in the background, or a full pipe would stop the server.
    $null = $process.StandardOutput.ReadToEndAsync()
    [pscustomobject]@{ Address = $address; Key = ($key -join "`n") + "`n"; Process = $process }
}

# Gives a server its fresh sample data back, which takes a hundredth of the time of a new one.
function Reset-TestServer {
    param($Server)
    $null = Invoke-RestMethod -Method Post -Uri "$($Server.Address)/emulator/reset"
}

# Keeps the server for the next file where somebody stops it at the end, or stops it.
function Stop-TestServer {
    param($Server)
    if ($Server -and $env:ENCORD_STARTED_PROCESSES) {
        $script:idle.Add($Server)
    } elseif ($Server -and -not $Server.Process.HasExited) {
        $Server.Process.Kill()
        $Server.Process.WaitForExit()
    }
}

# Lets requests to a server fail, as docs/guide/emulator.md describes it.
function Add-TestServerFault {
    param($Server, [hashtable] $Fault)
    $null = Invoke-RestMethod -Method Post -Uri "$($Server.Address)/emulator/faults" -ContentType 'application/json' -Body ($Fault | ConvertTo-Json)
}

# A folder as the pages expect it, which is also the home of the user: the sample data, and the key. The caller removes it with Remove-PageFolder.
# The TestDrive of Pester and Copy-Item take thirty times as long for it.
function New-PageFolder {
    param($Server)
    $source = Join-Path $script:root 'samples/data'
    $folder = [IO.Directory]::CreateTempSubdirectory('encord-page-').FullName
    foreach ($file in [IO.Directory]::EnumerateFiles($source, '*', 'AllDirectories')) {
        $target = [IO.Path]::Combine($folder, [IO.Path]::GetRelativePath($source, $file))
        $null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($target))
        [IO.File]::Copy($file, $target)
    }
    $null = [IO.Directory]::CreateDirectory("$folder/.ssh")
    [IO.File]::WriteAllText("$folder/.ssh/encord_ed25519", $Server.Key)
    $folder
}

function Remove-PageFolder {
    param([string] $Folder)
    [IO.Directory]::Delete($Folder, $true)
}

Export-ModuleMember -Function *
