BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-BuiltModule
    $server = Start-TestServer
    Connect-Encord -Emulator -Domain $server.Address
    $samples = Join-Path $PSScriptRoot '../../samples/data'
}

AfterAll {
    Disconnect-Encord
    Stop-TestServer $server
}

Describe 'A runbook that makes a dataset of a folder' {
    BeforeAll {
        # What the runbook of a nightly delivery does; it may be stopped anywhere and run again.
        $runbook = {
            param($Folder, $Title, $Project)
            $ErrorActionPreference = 'Stop'
            $dataset = Get-EncordDataset | Where-Object Title -EQ $Title | Select-Object -First 1
            if (-not $dataset) {
                $dataset = New-EncordDataset $Title -Description 'Nightly delivery'
                Add-EncordDataset -Project $Project -Dataset $dataset
            }
            Get-ChildItem $Folder -Filter *.png |
                Add-EncordDataRow -Dataset $dataset -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed |
                Select-Object Title, Width, Height, DataHash
            foreach ($failure in $failed) { Write-Warning "$($failure.TargetObject): $($failure.FullyQualifiedErrorId)" }
        }
        $folder = Join-Path $TestDrive 'delivery'
        Copy-Item (Join-Path $samples 'photos') $folder -Recurse
        Set-Content (Join-Path $folder 'broken.png') 'not a picture'
    }

    It 'adds the pictures, names what failed, and gives the project its label rows' {
        $rows = & $runbook $folder 'Delivery' 'Street scenes' 3> $null
        $rows.Title | Sort-Object | Should -Be 'crossing-1.png', 'crossing-2.png', 'crossing-3.png', 'crossing-4.png'
        $rows[0].Width | Should -Be 160
        (Get-EncordLabelRow 'Street scenes' | Where-Object DatasetTitle -EQ 'Delivery').Count | Should -Be 4
    }

    It 'warns of the file that is no picture' {
        $warnings = & $runbook $folder 'Delivery' 'Street scenes' 3>&1 | Where-Object { $_ -is [Management.Automation.WarningRecord] }
        "$($warnings.Message)" | Should -Match 'broken\.png: EncordFileTypeNotSupported'
    }

    It 'adds only what is new when it runs again' {
        Copy-Item (Join-Path $folder 'crossing-1.png') (Join-Path $folder 'crossing-5.png')
        $before = (Invoke-RestMethod "$($server.Address)/emulator/requests").requests | Where-Object method -EQ 'PUT'
        $null = & $runbook $folder 'Delivery' 'Street scenes' 3> $null
        $after = (Invoke-RestMethod "$($server.Address)/emulator/requests").requests | Where-Object method -EQ 'PUT'
        # The new picture, and the broken one, which is tried every time.
        @($after).Count - @($before).Count | Should -Be 2
        Get-EncordDataset -Title 'Delivery' | Get-EncordDataRow | Should -HaveCount 5
    }

    It 'can have the pictures back' {
        $row = Get-EncordDataset -Title 'Delivery' | Get-EncordDataRow -Title 'crossing-2.png' -IncludeSignedUrl
        $copy = Join-Path $TestDrive 'copy.png'
        Invoke-WebRequest $row.SignedUrl -OutFile $copy
        (Get-FileHash $copy).Hash | Should -Be (Get-FileHash (Join-Path $folder 'crossing-2.png')).Hash
    }

    It 'shows the rows as a table' {
        Get-EncordDataset -Title 'Delivery' | Get-EncordDataRow | Format-Table | Out-String -Width 200 | Should -Match 'crossing-1\.png\s+[0-9a-f-]{36}\s+Image\s+160\s+120'
    }
}
