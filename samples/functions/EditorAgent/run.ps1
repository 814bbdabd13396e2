# An editor agent: the browser of the annotator calls it, and shows what it answers. Register https://<app>.azurewebsites.net/api/editor-agent?code=<function key>.
#
# With CORS set on the app, the platform answers OPTIONS itself, and adds the headers. Without, it is done here.
param($Request, $TriggerMetadata)

$ErrorActionPreference = 'Stop'
$origins = '^https://app\.(us\.)?encord\.com$'

$headers = @{ Vary = 'Origin' }
$origin = "$($Request.Headers['origin'])"
if ($origin -match $origins) {
    $headers['Access-Control-Allow-Origin'] = $origin
    $headers['Access-Control-Allow-Methods'] = 'POST'
    $headers['Access-Control-Allow-Headers'] = 'Content-Type, X-Encord-Editor-Agent, X-Cloud-Trace-Context'
    $headers['Access-Control-Max-Age'] = '3600'
}

$status = 200
$message = $null
if ($Request.Method -eq 'OPTIONS') {
    $status = if ($headers.ContainsKey('Access-Control-Allow-Origin')) { 204 } else { 403 }
} else {
    try {
        $call = ConvertFrom-EncordEditorRequest $Request.Body $Request.Headers
        if (-not $call.IsTest) {
            # What the agent does: it counts the objects of the frame. Replace it by your own.
            $row = $call | Get-EncordLabelRow -IncludeChildren
            $objects = @($row | Get-EncordObjectInstance | Where-Object Frame -EQ $call.Frame)
            if ($call.ObjectHash) { $objects = @($objects | Where-Object ObjectHash -In $call.ObjectHash) }
            $message = "$($objects.Count) objects on frame $($call.Frame)"
        }
    } catch {
        $id = "$($_.FullyQualifiedErrorId)"
        $status = if ($id -match '^EncordInvalidArgument') { 400 } elseif ($id -match '^Encord(AccessDenied|NotFound)') { 403 } else { 500 }
        # What is wrong inside is for the log, and not for the browser of whoever called.
        $message = if ($status -eq 500) { 'Internal server error' } else { $_.Exception.Message }
        Write-Error $_ -ErrorAction Continue
    }
}

Push-OutputBinding -Name Response -Value ([HttpResponseContext] @{
        StatusCode = $status
        Headers    = $headers
        Body       = if ($null -ne $message) { @{ message = $message } | ConvertTo-Json -Compress } else { '' }
    })
