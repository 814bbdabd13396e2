# Tells of messages that failed five times: an error in the log, on which an alert can be set, and an issue on each data unit, which people see in the app.
# It must not fail itself, or the message would go round again.
param($QueueItem, $TriggerMetadata)

$tasks = @(ConvertFrom-EncordTaskMessage $QueueItem -ErrorAction SilentlyContinue -ErrorVariable unread)
foreach ($failure in $unread) { Write-Error "A message could not be read: $($failure.Exception.Message)" -ErrorAction Continue }
foreach ($task in $tasks) { Write-Error "The agent failed for '$($task.DataTitle)' (task $($task.TaskUuid)); it is still in its stage." -ErrorAction Continue }
$tasks | Add-EncordIssue 'The agent failed for this file five times.' -Tag Agent -ErrorAction Continue
