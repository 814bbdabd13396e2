Describe 'The quickstart' {
    BeforeAll {
        $build = Get-ChildItem "$PSScriptRoot/../../samples/Quickstart/bin/*/net10.0/Quickstart.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
    }

    It 'shows every statement with what it wrote, and the first lines of the CSV file' {
        $shown = (dotnet $build.FullName) -join "`n"
        $LASTEXITCODE | Should -Be 0
        $shown | Should -Match 'PS> Get-EncordProject\n\nTitle\s+ProjectHash\s+ProjectType\s+Status'
        $shown | Should -Match '(?m)^The report is in (.+encord-quickstart\.html): 220 label rows, \d+ objects, \d+ findings$'
        Get-Content ([regex]::Match($shown, 'report is in (.+?\.html)').Groups[1].Value) -Raw | Should -Match 'Street scenes'
        $shown | Should -Match 'Export-Csv \$csv\nPS> Get-Content \$csv -TotalCount 4\n"DataTitle","DatasetTitle","LabelStatus","LastEditedAt"\n("street-\d+\.png","Street photos","Reviewed",.*\n){3}'
    }

    It 'ends with 1 where a script <Fails>' -ForEach @(
        @{ Fails = 'writes an error'; Script = 'Get-EncordProject nope'; Message = 'There is no connection to Encord' }
        @{ Fails = 'does not parse'; Script = 'Get-Date }'; Message = ":1: Unexpected token '}'" }
    ) {
        $path = Join-Path $TestDrive 'script.ps1'
        Set-Content $path "$Script`n'not reached'"
        $shown = (dotnet $build.FullName $path) -join "`n"
        $LASTEXITCODE | Should -Be 1
        $shown | Should -Match ([regex]::Escape($Message))
        $shown | Should -Not -Match '(?m)^not reached'
    }
}
