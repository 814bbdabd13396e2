@{
    RootModule        = 'Encord.EmptyModule.dll'
    ModuleVersion     = '1.0.0'
    GUID              = '0d8f4a53-6d5b-4c7e-9a51-6a0b35b7cf0e'
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
    CmdletsToExport   = @('Get-Nothing')
}
