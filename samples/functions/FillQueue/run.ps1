# Puts the tasks that wait in the agent stage into the queue. A task that is in the queue already is put there again: to do work twice is harmless, because the
# second worker finds the task gone. The schedule should still leave the workers time to empty the queue.
param($Timer)

$ErrorActionPreference = 'Stop'
if ($Timer.IsPastDue) { Write-Warning 'The timer is late.' }

$messages = @(Get-EncordWorkflowTask $env:ENCORD_PROJECT -Stage $env:ENCORD_STAGE | ConvertTo-EncordTaskMessage -BatchSize 20)
if ($messages) {
    # Each element is a message of its own, and none is larger than a queue takes.
    Push-OutputBinding -Name Queue -Value $messages
}
Write-Information "$($messages.Count) messages"
