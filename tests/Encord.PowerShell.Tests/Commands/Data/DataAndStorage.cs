
namespace Encord.PowerShell.Tests.Commands.Data;

public sealed class DataAndStorage
{
    [Fact]
    public async Task A_new_dataset_is_there_with_its_folder()
    {
        await using var server = await UploadServer.StartAsync();
        var made = server.Run("New-EncordDataset 'Spring' -Description 'Cameras'").ThrowOnError();
        Assert.Equal(["Cameras"], made.Texts("Description"));
        Assert.Equal(made.Texts("DatasetHash"), server.Run("Get-EncordDataset -Title Spring").ThrowOnError().Texts("DatasetHash"));
        Assert.Equal(["Spring"], server.Run($"Get-EncordStorageFolder {made.Texts("BackingFolderUuid")[0]}").ThrowOnError().Texts("Name"));
        Assert.Equal([null], server.Run("New-EncordDataset 'Bare' -NoBackingFolder").ThrowOnError().Values("BackingFolderUuid"));
    }

    [Fact]
    public async Task The_files_of_a_data_unit_can_be_downloaded_by_their_signed_links()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png", "walk/1.png", "walk/2.png");
        server.Run(
            """
            Add-EncordDataRow $dataset "$folder/a.png"
            Add-EncordDataRow $dataset "$folder/walk/*" -DataType ImageGroup
            Add-EncordDataset -Project 'Street scenes' -Dataset $dataset
            """).ThrowOnError();
        var files = server.Run("Get-EncordLabelRow 'Street scenes' | Where-Object DatasetTitle -eq Uploads | Get-EncordData -IncludeSignedUrl").ThrowOnError();
        Assert.Equal(["a.png", "1.png", "2.png"], files.Texts("Title"));
        Assert.Equal([null, 0, 1], files.Values("Index"));
        using var http = new HttpClient();
        foreach (var link in files.Texts("FileLink"))
        {
            Assert.Equal("\x89PNG"[1..], System.Text.Encoding.Latin1.GetString(await http.GetByteArrayAsync(link, TestContext.Current.CancellationToken))[1..4]);
        }

        Assert.Equal(["EncordNotFound"], server.Run("Get-EncordData 'Street scenes' 00000000-0000-4000-8000-000000000000").ErrorIds);
    }

    [Fact]
    public async Task Data_rows_are_filtered_by_title_type_and_hash()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("car-1.png", "car-2.png", "tree.png");
        server.Write("read.txt", "text"u8.ToArray());
        server.Run("Add-EncordDataRow $dataset \"$folder/*\"").ThrowOnError();
        Assert.Equal(["car-1.png", "car-2.png"], server.Run("$dataset | Get-EncordDataRow -Title 'car-?.png'").Texts("Title").Order());
        Assert.Equal(["read.txt"], server.Run("Get-EncordDataRow $dataset -DataType PlainText").Texts("Title"));
        Assert.Equal(["tree.png"], server.Run("Get-EncordDataRow $dataset -Title tree.png | Get-EncordDataRow").Texts("Title"));
        Assert.Equal(["EncordInvalidArgument"], server.Run("Get-EncordDataRow $dataset -DataType Hologram").ErrorIds);
        Assert.Equal(["EncordAccessDenied"], server.Run("Get-EncordDataRow 00000000-0000-4000-8000-000000000000").ErrorIds);
    }

    [Fact]
    public async Task Folders_are_made_in_folders_and_found_by_name()
    {
        await using var server = await UploadServer.StartAsync();
        server.Run("$cameras = New-EncordStorageFolder Cameras; 'North', 'South' | New-EncordStorageFolder -Parent $cameras -ClientMetadata @{ site = 4 }").ThrowOnError();
        var inside = server.Run("Get-EncordStorageFolder -Parent $cameras").ThrowOnError();
        Assert.Equal(["Cameras/North", "Cameras/South"], inside.Texts("Path"));
        Assert.Equal(["{\"site\":4}", "{\"site\":4}"], inside.Texts("ClientMetadata"));
        Assert.Equal(["South"], server.Run("Get-EncordStorageFolder -Name 'S?uth*' -Recurse").ThrowOnError().Texts("Name"));
        Assert.Empty(server.Run("Get-EncordStorageFolder -Name North").ThrowOnError().Output);
        Assert.Equal(["EncordInvalidArgument"], server.Run("New-EncordStorageFolder x -ClientMetadata '[1]'").ErrorIds);
    }

    [Fact]
    public async Task Items_are_found_by_folder_dataset_row_and_name()
    {
        await using var server = await UploadServer.StartAsync();
        server.WritePhotos("a.png", "b.png");
        server.Run("$rows = Add-EncordDataRow $dataset \"$folder/*\" -PassThru").ThrowOnError();
        Assert.Equal(["a.png", "b.png"], server.Run("$dataset | Get-EncordStorageItem").ThrowOnError().Texts("Name"));
        var item = server.Run("$rows | Where-Object Title -eq b.png | Get-EncordStorageItem -IncludeSignedUrl").ThrowOnError();
        Assert.Equal(["b.png"], item.Texts("Name"));
        Assert.Equal([1], item.Values("BackedDataUnitsCount"));
        Assert.StartsWith(server.Emulator.BaseAddress.ToString(), item.Texts("SignedUrl")[0]);
        Assert.Equal(["a.png"], server.Run("Get-EncordStorageItem -All -Name 'a*.png'").ThrowOnError().Texts("Name"));
        Assert.Equal(["EncordInvalidArgument"], server.Run("Get-EncordStorageItem -All").ErrorIds);
    }
}
