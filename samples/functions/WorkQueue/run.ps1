# Works on the tasks of a message. Only a terminating error fails the call, and then the host brings the message again, up to five times; after that it goes to
# the queue encord-tasks-poison. What was done by an earlier try is Gone in the next one, so only what failed is done again.
#
# The parameter has no type: the host gives JSON as a case-sensitive hashtable, or as a list of those, and a type would turn it into text.
param($QueueItem, $TriggerMetadata)

$ErrorActionPreference = 'Stop'
$agent = & "$PSScriptRoot/../agent.ps1"

# A message that cannot be read, or that is for another project, ends the call here.
$tasks = @(ConvertFrom-EncordTaskMessage $QueueItem -Project $env:ENCORD_PROJECT)

# No task is begun after four minutes: the host ends a call after five or ten. Tasks that were left come with the next filling.
$results = $tasks | Invoke-EncordTaskAgent $agent -IncludeLabel -MaximumRetryCount 1 -TimeoutSec 240
foreach ($group in $results | Group-Object Outcome) { Write-Information "$($group.Name): $($group.Count)" }
