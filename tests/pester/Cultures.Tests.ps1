# Numbers and dates in the cultures whose own forms or calendars differ most. Where the machine has no culture data (ICU), the tests say that they could not be run.

BeforeDiscovery {
    $cultures = foreach ($name in '', 'de-DE', 'tr-TR', 'th-TH', 'fa-IR', 'ar-SA') { @{ Culture = $name; Called = if ($name) { $name } else { 'the invariant culture' } } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-BuiltModule
    $server = Start-TestServer
    Connect-Encord -Emulator -Domain $server.Address
    $before = [cultureinfo]::CurrentCulture
    # In a project that nothing here changes.
    $all = @(Get-EncordLabelRow 'Parking lot' -EditedAfter ([datetimeoffset]::new(2024, 11, 22, 12, 30, 0, [timespan]::Zero))).DataHash
    function Test-Culture { try { [cultureinfo]::GetCultureInfo('th-TH').Calendar -is [Globalization.ThaiBuddhistCalendar] } catch [Globalization.CultureNotFoundException] { $false } }
    # The list as a culture's session sees it; with a machine in UTC or elsewhere, times carry their offset.
    function Get-Edited($Culture, $Time) {
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Culture)
        try { @(Get-EncordLabelRow 'Parking lot' -EditedAfter $Time -ErrorAction Stop).DataHash } finally { [cultureinfo]::CurrentCulture = $before }
    }
}

AfterAll {
    Disconnect-Encord
    Stop-TestServer $server
}

Describe 'In <Called>' -ForEach $cultures {
    BeforeEach {
        if ($Culture -and -not (Test-Culture)) { Set-ItResult -Skipped -Because 'the machine has no culture data (ICU); with it .NET knows the calendars and separators of cultures' }
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Culture)
    }

    AfterEach {
        [cultureinfo]::CurrentCulture = $before
    }

    It 'an ISO date and the invariant form mean the same' {
        $all.Count | Should -BeGreaterThan 1
        foreach ($text in '2024-11-22T12:30:00Z', '2024-11-22 12:30:00Z', '2024-11-22T14:30:00+02:00', '11/22/2024 12:30:00 +00:00') {
            Get-Edited $Culture $text | Should -Be $all -Because $text
        }
    }

    It 'a time that the shell made into text is read as it was' {
        $time = [datetimeoffset]::new(2024, 11, 22, 12, 30, 0, [timespan]::Zero)
        Get-Edited $Culture "$time" | Should -Be $all
        Get-Edited $Culture $time.UtcDateTime | Should -Be $all
    }

    It 'the own form of a date is read in its own calendar, or refused' {
        $text = [datetime]::new(2024, 11, 30).ToString('G')
        try { $rows = @(Get-Edited $Culture $text); $rows | Should -BeNullOrEmpty } catch [Management.Automation.ParameterBindingException] { $_ | Should -Match 'ISO 8601' }
        $text = [datetime]::new(2024, 11, 1).ToString('G')
        try { (Get-Edited $Culture $text).Count | Should -Be @(Get-EncordLabelRow 'Parking lot' -InitializedOnly).Count } catch [Management.Automation.ParameterBindingException] { $_ | Should -Match 'ISO 8601' }
    }

    It "0.5 is a half, and 0,1 is never one" {
        $row = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0000.png'
        $row | Set-EncordLabelRowPriority '0.5' -ErrorAction Stop
        ($row | Get-EncordLabelRow).Priority | Should -Be 0.5
        try { $row | Set-EncordLabelRowPriority '0,1' -ErrorAction Stop; $expected = 0.1 } catch { $_ | Should -Match 'with a point'; $expected = 0.5 }
        ($row | Get-EncordLabelRow).Priority | Should -Be $expected
        ([cultureinfo]::CurrentCulture.NumberFormat.NumberDecimalSeparator -eq ',') | Should -Be ($expected -eq 0.1)
    }

    It 'labels are made, saved and exported with the same numbers' {
        $row = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0002.png' | Initialize-EncordLabelRow -Overwrite
        $added = $row | Add-EncordObjectInstance Car -BoundingBox '0.25', 0.5, '0.125', 0.25 -Confidence '0.75' -CreatedAt '2024-11-22T12:30:00Z' -PassThru
        $row | Save-EncordLabelRow -Force -ErrorAction Stop
        $again = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0002.png' | Initialize-EncordLabelRow | Get-EncordObjectInstance Car | Where-Object ObjectHash -EQ $added.ObjectHash
        $again.X, $again.Y, $again.Width, $again.Height, $again.Confidence | Should -Be 0.25, 0.5, 0.125, 0.25, 0.75
        $again.CreatedAt.UtcDateTime | Should -Be ([datetime]::new(2024, 11, 22, 12, 30, 0))
        "$($again.Coordinates)" | Should -Match 'x=0\.25'
        { $row | Add-EncordObjectInstance Car -BoundingBox '0,1', 0.5, '1,000', 0.25 -ErrorAction Stop } | Should -Throw '*with a point*'
    }

    It 'tables print the same times and numbers' {
        (Get-EncordProject 'Street scenes' | Format-Table | Out-String -Width 120) | Should -Match '2024-11-22 18:30Z'
    }

    It 'names of commands, parameters and values are found as everywhere' {
        # In Turkish the capital of i is not I.
        @(get-encordlabelrow 'Parking lot' -TASKSTATUS 'INREVIEW' -INITIALIZEDONLY).Count | Should -BeGreaterThan 0
        { Get-EncordProject 'Ward round' -ErrorAction Stop } | Should -Not -Throw
    }
}
