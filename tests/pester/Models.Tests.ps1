BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-BuiltModule
    $server = Start-TestServer
    Connect-Encord -Emulator -Domain $server.Address
    $pictures = (Resolve-Path "$PSScriptRoot/../../samples/data/pictures").Path
    $project = Get-EncordProject -Title 'Street scenes'
    $model = New-EncordModel -Project $project -Title 'Cars' -FeatureHash carbox01 -Architecture FasterRcnn
    $rows = Get-EncordLabelRow -Project $project -DataTitle 'street-*' -InitializedOnly | Select-Object -First 20
    $training = $rows | Start-EncordModelTraining -Model $model -Epochs 2 -Weights faster_rcnn_R_50_FPN_1x -Device Cpu
}

AfterAll {
    Disconnect-Encord
    Stop-TestServer $server
}

Describe 'A model of the sample project' {
    It 'is trained and waited for' {
        $training.Status | Should -Be 'Pending'
        $done = $training | Wait-EncordModelTraining -TimeoutSec 300
        $done.Status | Should -Be 'Done'
        $done.FinalLoss | Should -BeGreaterThan 0
        $done.FinalLoss | Should -BeLessThan 1
    }

    It 'finds cars in a folder that Get-ChildItem lists, and Export-Csv writes them' {
        $csv = Join-Path $TestDrive 'cars.csv'
        Get-ChildItem $pictures -Filter *.jpg | Invoke-EncordInference -Project $project -TrainingHash $training | Export-Csv $csv
        $text = Get-Content $csv -Raw
        $text | Should -Not -Match 'System\.|Encord\.'
        $found = Import-Csv $csv
        ($found.File | Split-Path -Leaf | Sort-Object -Unique) | Should -Be @('street-1.jpg', 'street-2.jpg', 'street-3.jpg', 'street-4.jpg')
        $found | ForEach-Object { [double] $_.PixelX | Should -BeLessThan 320 }
    }

    It 'reads files with wildcards and base64 text alike' {
        $files = Invoke-EncordInference $project $training -Path "$pictures/*.jpg"
        $texts = Invoke-EncordInference $project $training -Base64 (Get-ChildItem $pictures -Filter *.jpg | ForEach-Object { [Convert]::ToBase64String([IO.File]::ReadAllBytes($_)) })
        $texts.X | Should -Be $files.X
    }

    It 'finds less where it has to be surer' {
        $loose = @(Invoke-EncordInference $project $training "$pictures/*.jpg" -ConfidenceThreshold 0.1)
        $strict = @(Invoke-EncordInference $project $training "$pictures/*.jpg" -ConfidenceThreshold 0.99)
        $strict.Count | Should -BeLessOrEqual $loose.Count
        $strict | ForEach-Object { $_.Confidence | Should -BeGreaterOrEqual 0.99 }
    }

    It 'is deleted with its trainings' {
        $model | Remove-EncordModel -Force
        Invoke-EncordInference $project $training "$pictures/street-1.jpg" -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -Match '^EncordNotFound,'
    }
}
