# What the agent of these samples does with a task. It returns the script block that Invoke-EncordTaskAgent runs.
#
# Rows with labels are accepted, rows without go back. Replace it by your own: it gets the task as $_ and the label row as $LabelRow, and returns the name of
# a pathway, nothing, or @{ Pathway; Priority; LabelRow }.
{
    if (@($LabelRow | Get-EncordObjectInstance).Count -gt 0) { 'Accept' } else { 'Redo' }
}
