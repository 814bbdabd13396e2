# An agent that asks a language model. It returns the script block that Invoke-EncordTaskAgent runs; run that with -IncludeLabel.
#
# The model is any HTTP endpoint that takes a picture and a JSON schema and answers with JSON: its address is in MODEL_URI, and its key, if it has one, in
# MODEL_KEY. Change the body to what your provider wants. What the model answers wrongly is an error, and the task is tried again with the row as it was.
{
    if (-not $env:MODEL_URI) { throw 'Set MODEL_URI to the address of the model.' }
    $request = @{
        Uri         = $env:MODEL_URI
        Method      = 'Post'
        ContentType = 'application/json'
        TimeoutSec  = 60
        Body        = @{
            prompt = "What does the picture '$($_.DataTitle)' show?"
            image  = [Convert]::ToBase64String([IO.File]::ReadAllBytes($File.FullName))
            schema = Get-EncordOntologySchema -Project $_.ProjectHash -Feature $env:MODEL_FEATURES.Split(',') | ConvertFrom-Json
        } | ConvertTo-Json -Depth 50
    }
    if ($env:MODEL_KEY) { $request.Headers = @{ Authorization = "Bearer $env:MODEL_KEY" } }
    $answer = Invoke-RestMethod @request

    $labels = @($answer | ConvertFrom-EncordAnswer -LabelRow $LabelRow -Confidence 0.5 -Clip)
    # What was made is saved before the task moves on.
    if ($labels) { @{ Pathway = 'Accept'; LabelRow = $LabelRow } } else { 'Redo' }
}
