# The packages as a user gets them: made here and of a copy of the sources, published, installed, unpacked and used.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $root = (Resolve-Path "$PSScriptRoot/../..").Path

    # What the package is made of, without what an earlier build left there.
    function Copy-Source([string] $Destination) {
        foreach ($item in 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json', '.editorconfig', '.config', 'Encord.psd1', 'LICENSE', 'CHANGELOG.md', 'module', 'build', 'src') {
            $source = Join-Path $root $item
            $files = if (Test-Path $source -PathType Leaf) { Get-Item $source -Force } else { Get-ChildItem $source -Recurse -File -Force }
            foreach ($file in $files | Where-Object FullName -NotMatch '[\\/](bin|obj|Encord\.Emulator)[\\/]') {
                $target = Join-Path $Destination ([IO.Path]::GetRelativePath($root, $file.FullName))
                $null = New-Item -ItemType Directory -Force (Split-Path $target)
                Copy-Item -LiteralPath $file.FullName $target
            }
        }
    }

    function New-Package([string] $Folder) {
        # As a user types it, without what the build of the repository has done: the analyzers, and the tool that packs.
        $output = dotnet build "$Folder/src/Encord.PowerShell" -t:Package -p:RunAnalyzers=false "-p:PackagingProject=$root/build/Encord.Packaging/Encord.Packaging.csproj" -v quiet 2>&1
        if ($LASTEXITCODE -ne 0) { throw "The package could not be made.`n$($output -join "`n")" }
        "$Folder/artifacts"
    }

    function Get-ZipEntry([string] $Path) {
        $zip = [IO.Compression.ZipFile]::OpenRead($Path)
        try {
            foreach ($entry in $zip.Entries) {
                $stream = $entry.Open()
                try { [pscustomobject]@{ Name = $entry.FullName; Hash = (Get-FileHash -InputStream $stream).Hash } } finally { $stream.Dispose() }
            }
        } finally {
            $zip.Dispose()
        }
    }

    # A shell of its own, in which nothing of the module is loaded yet. What the script writes comes back as lines.
    function Invoke-FreshShell([string] $Script, [string] $ModulePath) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
        Set-Content -LiteralPath $file -Value "`$ErrorActionPreference = 'Stop'`n`$PSStyle.OutputRendering = 'PlainText'`n$Script"
        $before = $env:PSModulePath, $env:XDG_DATA_HOME, $env:HOME
        try {
            $env:PSModulePath = @($ModulePath, (Join-Path $PSHOME 'Modules')) -ne '' -join [IO.Path]::PathSeparator
            # Where PowerShell keeps and installs modules for a user: a folder of the test. Windows does not let it be moved.
            $env:XDG_DATA_HOME = $userData
            $env:HOME = $userHome
            $output = dotnet (Join-Path $PSHOME 'pwsh.dll') -NoProfile -NonInteractive -File $file 2>&1 | ForEach-Object { "$_" }
        } finally {
            $env:PSModulePath, $env:XDG_DATA_HOME, $env:HOME = $before
        }
        if ($LASTEXITCODE -ne 0) { throw "The shell ended with $LASTEXITCODE.`n$($output -join "`n")" }
        $output
    }

    # Found by name, connected, and asked for something.
    $useModule = @'
$module = Import-Module Encord -PassThru
Connect-Encord -Emulator -Domain '{0}'
"from $($module.ModuleBase)"
(Get-EncordProject).Title | Sort-Object
(Get-Help Get-EncordProject).Synopsis
'@

    $artifacts = New-Package $root
    $copy = "$TestDrive/somewhere/else altogether/[copy]"
    Copy-Source $copy
    $again = New-Package $copy
    $version = (Test-ModuleManifest "$artifacts/module/Encord/Encord.psd1").Version
    $userHome = "$TestDrive/home"
    $userData = "$userHome/.local/share"
    $null = New-Item -ItemType Directory -Force $userData
    $server = Start-TestServer
}

AfterAll {
    Stop-TestServer $server
}

Describe 'The packages' {
    It 'are the same, byte for byte, wherever they are built' {
        foreach ($name in "Encord.$version.nupkg", 'Encord.zip') {
            # File by file first: the name of the file that differs is the beginning of the cause.
            $one = Get-ZipEntry "$artifacts/$name"
            $other = Get-ZipEntry "$again/$name"
            Compare-Object $one $other -Property Name, Hash | ForEach-Object Name | Sort-Object -Unique | Should -BeNullOrEmpty
            (Get-FileHash -LiteralPath "$again/$name").Hash | Should -Be (Get-FileHash -LiteralPath "$artifacts/$name").Hash
        }
    }

    It 'name no folder of the machine that built them' {
        foreach ($file in Get-ChildItem "$artifacts/module/Encord" -Recurse -File | Where-Object { $_.Name -like 'Encord*' -or $_.Extension -notin '.dll', '.pdb' }) {
            $text = [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($file.FullName))
            $text.Contains($root) -or $text.Contains($HOME + [IO.Path]::DirectorySeparatorChar) | Should -BeFalse -Because $file.FullName
        }
    }

    It 'carry the licence, the notices, the changelog and the documentation of the objects' {
        $files = (Get-ZipEntry "$artifacts/Encord.zip").Name
        foreach ($file in 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'CHANGELOG.md', 'bom.cdx.json', 'Encord-Automation.json', 'bin/net8.0/Encord.Core.xml', 'bin/net472/Encord.Core.xml') {
            $files | Should -Contain "Encord/$file"
        }
    }

    It 'say the licence of every package that they carry a file of' {
        $notices = Get-Content "$artifacts/module/Encord/THIRD-PARTY-NOTICES.txt" -Raw
        $bill = Get-Content "$artifacts/module/Encord/bom.cdx.json" -Raw | ConvertFrom-Json
        $foreign = Get-ChildItem "$artifacts/module/Encord/bin/*/Dependencies/*.dll" -Exclude Encord.Client.dll | ForEach-Object BaseName | Sort-Object -Unique
        $foreign.Count | Should -BeGreaterThan 20
        foreach ($name in $foreign -replace '^Renci\.SshNet$', 'SSH.NET') {
            # One framework may bring a package itself, in another version than that whose file is carried for the other one.
            $components = @($bill.components | Where-Object name -EQ $name)
            $components.scope | Select-Object -Unique | Should -Be 'required' -Because $name
            $components | Where-Object { $notices -match "(?m)^Licence of .*\b$([regex]::Escape("$name $($_.version)"))" } | Should -Not -BeNullOrEmpty -Because $name
        }
        $notices | Should -Match 'Permission is hereby granted'
        $notices | Should -Match 'Redistribution and use in source and binary forms'
    }

    It 'have a bill of materials that names the product and says nothing of the run' {
        $bill = Get-Content "$artifacts/module/Encord/bom.cdx.json" -Raw | ConvertFrom-Json
        $bill.bomFormat | Should -Be 'CycloneDX'
        $bill.metadata.component.name | Should -Be 'Encord'
        $bill.metadata.component.version | Should -Be $version
        $bill.metadata.PSObject.Properties.Name | Should -Not -Contain 'timestamp'
        $bill.PSObject.Properties.Name | Should -Not -Contain 'serialNumber'
        $bill.components | ForEach-Object { $_.hashes.content | Should -Match '^[0-9A-F]{128}$' -Because $_.name }
    }
}

Describe 'The Gallery package' {
    It 'is published to a repository, found, installed from it and used' {
        # On Windows the module would be installed for the user who runs the test: there it is saved.
        $installed = $IsWindows ? "$TestDrive/saved" : "$userData/powershell/Modules"
        $install = $IsWindows ? "Save-PSResource Encord -Repository EncordTest -Path '$installed'" : 'Install-PSResource Encord -Repository EncordTest -Scope CurrentUser'
        $null = New-Item -ItemType Directory -Force "$TestDrive/feed", $installed
        $output = Invoke-FreshShell -Script @"
Register-PSResourceRepository -Name EncordTest -Uri '$TestDrive/feed' -Trusted
try {
    Publish-PSResource -NupkgPath '$artifacts/Encord.$version.nupkg' -Repository EncordTest
    `$found = Find-PSResource Encord -Repository EncordTest
    "found `$(`$found.Name) `$(`$found.Version) `$(`$found.Type)"
    "tags `$(`$found.Tags)"
    "notes `$(`$found.ReleaseNotes)"
    $install
} finally {
    Unregister-PSResourceRepository EncordTest
}
"@
        $output | Should -Contain "found Encord $version Module"
        $output -like 'tags *Automation*' | Should -Not -BeNullOrEmpty
        $output -like 'notes ?*' | Should -Not -BeNullOrEmpty

        $used = Invoke-FreshShell -Script ($useModule -f $server.Address) -ModulePath $installed
        $used | Should -Contain "from $(Join-Path $installed "Encord/$version")"
        $used | Should -Contain 'Street scenes'
        $used | Should -Contain 'Gets projects.'
    }

    It 'says of itself what PowerShell would say' {
        $null = Invoke-FreshShell -Script "`$null = New-Item -ItemType Directory '$TestDrive/compressed'; Compress-PSResource -Path '$artifacts/module/Encord' -DestinationPath '$TestDrive/compressed'"
        $nuspec = foreach ($package in "$artifacts/Encord.$version.nupkg", "$TestDrive/compressed/Encord.$version.nupkg") {
            $zip = [IO.Compression.ZipFile]::OpenRead($package)
            try {
                $reader = [IO.StreamReader]::new($zip.GetEntry('Encord.nuspec').Open())
                $reader.ReadToEnd()
            } finally {
                $zip.Dispose()
            }
        }
        ([xml] $nuspec[0]).package.metadata.OuterXml | Should -Be ([xml] $nuspec[1]).package.metadata.OuterXml
    }
}

Describe 'The Automation zip' {
    It 'has one folder, named as the zip and the module, no version folder, and short paths' {
        $names = (Get-ZipEntry "$artifacts/Encord.zip").Name
        $names | Should -Contain 'Encord/Encord.psd1'
        $names -notlike 'Encord/*' | Should -BeNullOrEmpty
        $names -like "*$version*" | Should -BeNullOrEmpty
        ($names | Measure-Object Length -Maximum).Maximum | Should -BeLessThan 140
    }

    It 'is unpacked to a module path and used' {
        Remove-Item "$userData/powershell/Modules/Encord" -Recurse -ErrorAction Ignore
        Expand-Archive "$artifacts/Encord.zip" "$TestDrive/sandbox"
        $used = Invoke-FreshShell -Script ($useModule -f $server.Address) -ModulePath "$TestDrive/sandbox"
        $used | Should -Contain "from $(Join-Path "$TestDrive/sandbox" 'Encord')"
        $used | Should -Contain 'Street scenes'
        $used | Should -Contain 'Gets projects.'
    }
}
