@{
    # One module for both editions: PowerShell picks the build that fits.
    RootModule           = if ($PSEdition -eq 'Desktop') { 'bin/net472/Encord.PowerShell.dll' } else { 'bin/net8.0/Encord.PowerShell.dll' }
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0b3c52-0f0e-4f0c-9c3d-5d1f6a2b7e41'
    Author               = 'Encord for PowerShell contributors'
    CompanyName          = 'Encord for PowerShell contributors'
    Copyright            = '(c) Encord for PowerShell contributors. Apache-2.0.'
    Description          = 'Encord projects, labels, workflows and models as PowerShell commands and objects.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @(
        'Encord.Connection.Format.ps1xml'
        'Encord.Datasets.Format.ps1xml'
        'Encord.LabelRows.Format.ps1xml'
        'Encord.Labels.Format.ps1xml'
        'Encord.Ontologies.Format.ps1xml'
        'Encord.Projects.Format.ps1xml'
    )
    TypesToProcess       = @()
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @('Reopen-EncordLabelRow')
    CmdletsToExport      = @(
        'Add-EncordClassificationInstance'
        'Add-EncordDataset'
        'Add-EncordObjectInstance'
        'Complete-EncordLabelRow'
        'Connect-Encord'
        'Disconnect-Encord'
        'Get-EncordClassificationInstance'
        'Get-EncordConnection'
        'Get-EncordDataset'
        'Get-EncordLabelDocument'
        'Get-EncordLabelRow'
        'Get-EncordObjectInstance'
        'Get-EncordOntology'
        'Get-EncordProject'
        'Get-EncordWorkflowStage'
        'Initialize-EncordLabelRow'
        'Invoke-EncordApi'
        'New-EncordLabelDocument'
        'Open-EncordLabelRow'
        'Remove-EncordClassificationInstance'
        'Remove-EncordDataset'
        'Remove-EncordObjectInstance'
        'Save-EncordLabelDocument'
        'Save-EncordLabelRow'
        'Set-EncordLabelRowPriority'
        'Set-EncordLabelStatus'
        'Submit-EncordLabelRow'
        'Test-EncordConnection'
        'Test-EncordLabelRow'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('Encord', 'annotation', 'computer-vision', 'labels', 'machine-learning', 'Azure', 'Automation', 'PSEdition_Core')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
