Describe 'A shell that crashes' {
    It 'starts something' {
        $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
        foreach ($argument in "$PSHOME/pwsh.dll", '-NoProfile', '-NonInteractive', '-Command', '[Threading.Thread]::Sleep(-1)') { $start.ArgumentList.Add($argument) }
        $process = [Diagnostics.Process]::Start($start)
        Add-Content -LiteralPath $env:ENCORD_STARTED_PROCESSES -Value "$($process.Id) $($process.StartTime.ToUniversalTime().Ticks)"
        [Console]::WriteLine("started process $($process.Id)")
    }

    It 'crashes' { [Environment]::FailFast('the floor is lava') }
}
