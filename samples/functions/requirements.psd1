# The module is in the folder Modules, because it is not in the PowerShell Gallery.
@{}
