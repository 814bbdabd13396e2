# A real queue for tests: Azurite, which npm brings where Node is installed. Where it is not, Start-TestQueue says why.

$script:version = '3.35.0'
$script:account = 'devstoreaccount1'
# The public key of every Azurite.
$script:key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

# Starts a queue service on a free port; Reason says why there is none.
function Start-TestQueue {
    $folder = Join-Path $PSScriptRoot '../../artifacts/azurite'
    $main = Join-Path $folder 'node_modules/azurite/dist/src/queue/main.js'
    if (-not (Get-Command node, npm -ErrorAction Ignore -CommandType Application | Select-Object -Skip 1)) {
        return [pscustomobject]@{ Reason = 'Node and npm are not installed, so there is no Azurite.' }
    }
    if (-not (Test-Path $main)) {
        $null = New-Item -ItemType Directory $folder -Force
        $said = & npm install --no-audit --no-fund --prefix $folder "azurite@$script:version" 2>&1
        if ($LASTEXITCODE -or -not (Test-Path $main)) {
            return [pscustomobject]@{ Reason = "npm did not bring azurite@$($script:version): $($said | Select-Object -Last 3)" }
        }
    }
    $start = [Diagnostics.ProcessStartInfo]::new('node')
    foreach ($argument in $main, '--queueHost', '127.0.0.1', '--queuePort', '0', '--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck') { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    if ($env:ENCORD_STARTED_PROCESSES) {
        Add-Content -LiteralPath $env:ENCORD_STARTED_PROCESSES -Value "$($process.Id) $($process.StartTime.ToUniversalTime().Ticks)"
    }
    while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
        if ($line -match '(?:listens on|listening at) (http://127\.0\.0\.1:\d+)') {
            $null = $process.StandardOutput.ReadToEndAsync()
            $null = $process.StandardError.ReadToEndAsync()
            return [pscustomobject]@{ Address = $Matches[1]; Process = $process; Reason = $null }
        }
    }
    [pscustomobject]@{ Reason = "Azurite did not start: $($process.StandardError.ReadToEnd())" }
}

function Stop-TestQueue {
    param($Service)
    if ($Service.Process -and -not $Service.Process.HasExited) {
        $Service.Process.Kill()
        $Service.Process.WaitForExit()
    }
}

# One request of the queue service, signed with the account's key.
function Invoke-QueueService {
    param($Service, [string] $Method, [string] $Path, [Collections.IDictionary] $Query = @{}, [string] $Body = '')
    $date = [DateTime]::UtcNow.ToString('R', [cultureinfo]::InvariantCulture)
    $bytes = [Text.Encoding]::UTF8.GetBytes($Body)
    $type = if ($Body) { 'application/xml' } else { '' }
    $length = if ($Body) { "$($bytes.Length)" } else { '' }
    $resource = "/$script:account/$script:account$Path"
    foreach ($name in $Query.Keys | Sort-Object) { $resource += "`n${name}:$($Query[$name])" }
    $text = (@($Method, '', '', $length, '', $type, '', '', '', '', '', '') -join "`n") + "`nx-ms-date:$date`nx-ms-version:2024-11-04`n$resource"
    $hash = [Security.Cryptography.HMACSHA256]::new([Convert]::FromBase64String($script:key))
    $signature = [Convert]::ToBase64String($hash.ComputeHash([Text.Encoding]::UTF8.GetBytes($text)))
    $address = "$($Service.Address)/$script:account$Path"
    if ($Query.Count) { $address += '?' + (($Query.Keys | ForEach-Object { "$_=$([uri]::EscapeDataString($Query[$_]))" }) -join '&') }
    $request = @{
        Uri = $address; Method = $Method; SkipHttpErrorCheck = $true; UseBasicParsing = $true
        Headers = @{ 'x-ms-date' = $date; 'x-ms-version' = '2024-11-04'; Authorization = "SharedKey ${script:account}:$signature" }
    }
    if ($Body) { $request.Body = $bytes; $request.ContentType = $type }
    Invoke-WebRequest @request
}

function New-Queue { param($Service, [string] $Name) (Invoke-QueueService $Service PUT "/$Name").StatusCode }

# Puts a text into a queue as the host does: as base64. Returns the status.
function Send-QueueMessage {
    param($Service, [string] $Name, [string] $Text)
    $encoded = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Text))
    (Invoke-QueueService $Service POST "/$Name/messages" -Body "<QueueMessage><MessageText>$encoded</MessageText></QueueMessage>").StatusCode
}

# Takes messages out of sight, for no time: whoever does not delete one gets it again.
function Receive-QueueMessage {
    param($Service, [string] $Name, [int] $HiddenSec = 60)
    $answer = Invoke-QueueService $Service GET "/$Name/messages" -Query @{ numofmessages = '1'; visibilitytimeout = "$HiddenSec" }
    $text = if ($answer.Content -is [byte[]]) { [Text.Encoding]::UTF8.GetString($answer.Content) } else { $answer.Content }
    foreach ($message in ([xml] $text.TrimStart([char] 0xFEFF)).QueueMessagesList.QueueMessage) {
        [pscustomobject]@{
            Id = $message.MessageId; Receipt = $message.PopReceipt; DequeueCount = [int] $message.DequeueCount
            Text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($message.MessageText))
        }
    }
}

# Ends the life of a message.
function Remove-QueueMessage {
    param($Service, [string] $Name, $Message)
    $null = Invoke-QueueService $Service DELETE "/$Name/messages/$($Message.Id)" -Query @{ popreceipt = $Message.Receipt }
}

# Shows a message again at once, as the host does with one that failed.
function Show-QueueMessage {
    param($Service, [string] $Name, $Message)
    $null = Invoke-QueueService $Service PUT "/$Name/messages/$($Message.Id)" -Query @{ popreceipt = $Message.Receipt; visibilitytimeout = '0' }
}

Export-ModuleMember -Function Start-TestQueue, Stop-TestQueue, New-Queue, Send-QueueMessage, Receive-QueueMessage, Remove-QueueMessage, Show-QueueMessage
