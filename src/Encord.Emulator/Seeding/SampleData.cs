using System.Globalization;
using System.Text.Json;
using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Seeding.Scenes;
using Encord.Emulator.Users;

namespace Encord.Emulator.Seeding;

/// <summary>The sample datasets. Their bytes are drawn when they are asked for: an object key says what to draw.</summary>
internal sealed class SampleData(DatasetStore datasets, DataRowStore rows, UserStore users) : ISeeder
{
    public const int Photos = 160;
    public const int ParkingPhotos = 60;
    private const int JunctionPhotos = 40;
    private const int MinimalPhotos = 12;
    private const int ImageGroups = 12;
    private const int ImagesPerGroup = 5;
    private const int Videos = 8;
    private const int Recordings = 20;
    private const int Scans = 10;

    public int Order => 20;

    public void Seed(SeedLevel level)
    {
        if (level >= SeedLevel.Minimal)
        {
            AddDataset(SampleHashes.StreetPhotosDataset, "Street photos", "Single photos from the car");
            AddPhotos(SampleHashes.StreetPhotosDataset, "street", level == SeedLevel.Sample ? Photos : MinimalPhotos);
        }

        if (level >= SeedLevel.Sample)
        {
            AddDataset(SampleHashes.StreetToursDataset, "Street tours", "Image groups and videos");
            AddGroups();
            AddVideos();
            AddDataset(SampleHashes.WardRecordingsDataset, "Ward recordings", "Dictated notes");
            AddRecordings();
            AddDataset(SampleHashes.WardScansDataset, "Ward scans", "DICOM series");
            AddScans();
            AddDataset(SampleHashes.ParkingPhotosDataset, "Parking photos", "A parking lot over a day");
            AddPhotos(SampleHashes.ParkingPhotosDataset, "parking", ParkingPhotos);
            AddDataset(SampleHashes.JunctionPhotosDataset, "Junction photos", "In no project yet");
            AddPhotos(SampleHashes.JunctionPhotosDataset, "junction", JunctionPhotos);
        }
    }

    private static string Number(int number) => number.ToString("D4", CultureInfo.InvariantCulture);

    private void AddDataset(string hash, string title, string description)
    {
        var owner = users.FindByEmail(WellKnown.AdminEmail)!;
        datasets.Add(new Dataset(
            hash, title, description, 0, SeedHash.Of("folder of " + title), owner.UserHash, SampleTime.At(1), SampleTime.At(2)));
        datasets.SetUser(hash, WellKnown.AdminEmail, DatasetRole.Admin);
        datasets.SetUser(hash, WellKnown.TeamManagerEmail, DatasetRole.User);
    }

    private void AddPhotos(string dataset, string place, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var metadata = i % 3 == 0
                ? JsonSerializer.Serialize(new { camera = i % 2 == 0 ? "north" : "south", index = i, night = i % 9 == 0 }, WireJson.Options)
                : null;
            Add(dataset, $"{place}-{Number(i)}.png", "IMAGE", "image/png", i, row => row with
            {
                ObjectKey = SampleFiles.SceneKey(place, i),
                Width = StreetScene.Width,
                Height = StreetScene.Height,
                ClientMetadata = metadata,
            });
        }
    }

    private void AddGroups()
    {
        for (var i = 0; i < ImageGroups; i++)
        {
            var title = $"walk-{Number(i)}";
            var images = Enumerable.Range(0, ImagesPerGroup)
                .Select(n => new DataImage(
                    SeedHash.Of($"image {title} {n}"), $"{title}-{n}.png", "image/png", SampleFiles.LengthOf(SampleFiles.SceneKey("walk", i, n)),
                    StreetScene.Width, StreetScene.Height, SampleFiles.SceneKey("walk", i, n)))
                .ToList();
            Add(SampleHashes.StreetToursDataset, title, "IMG_GROUP", null, i, row => row with
            {
                NumberOfFrames = ImagesPerGroup,
                Width = StreetScene.Width,
                Height = StreetScene.Height,
                Images = images,
            });
        }
    }

    private void AddVideos()
    {
        for (var i = 0; i < Videos; i++)
        {
            Add(SampleHashes.StreetToursDataset, $"drive-{Number(i)}.avi", "VIDEO", "video/x-msvideo", i, row => row with
            {
                ObjectKey = SampleFiles.VideoKey("drive", i),
                NumberOfFrames = SampleFiles.VideoFrames,
                FramesPerSecond = SampleFiles.FramesPerSecond,
                Duration = SampleFiles.VideoFrames / SampleFiles.FramesPerSecond,
                Width = StreetScene.Width,
                Height = StreetScene.Height,
            });
        }
    }

    private void AddRecordings()
    {
        for (var i = 0; i < Recordings; i++)
        {
            var seconds = 2 + (i % 4);
            Add(SampleHashes.WardRecordingsDataset, $"note-{Number(i)}.wav", "AUDIO", "audio/wav", i, row => row with
            {
                ObjectKey = SampleFiles.SoundKey(seconds, i),
                NumberOfFrames = seconds * 1000,
                FramesPerSecond = 1000,
                Duration = seconds,
                Audio = new AudioFormat(SampleSound.SampleRate, SampleSound.BitDepth, 1, "pcm_s16le"),
            });
        }
    }

    private void AddScans()
    {
        for (var i = 0; i < Scans; i++)
        {
            var title = $"scan-{Number(i)}";
            var slices = Enumerable.Range(0, SampleScan.Slices)
                .Select(n => new DataImage(
                    SeedHash.Of($"slice {title} {n}"), $"{title}-{n}.dcm", "application/dicom", SampleFiles.LengthOf(SampleFiles.ScanKey(i, n)),
                    SampleScan.Size, SampleScan.Size, SampleFiles.ScanKey(i, n)))
                .ToList();
            Add(SampleHashes.WardScansDataset, title, "DICOM", "application/dicom", i, row => row with
            {
                NumberOfFrames = SampleScan.Slices,
                Width = SampleScan.Size,
                Height = SampleScan.Size,
                Images = slices,
            });
        }
    }

    private void Add(string dataset, string title, string type, string? fileType, int minute, Func<DataRow, DataRow> complete)
    {
        var row = complete(new DataRow(
            SeedHash.Of($"data {title}"), dataset, title, type, fileType, FileSize: null, ObjectKey: null, NumberOfFrames: 1,
            FramesPerSecond: null, Duration: null, Width: null, Height: null, Audio: null, ClientMetadata: null, Images: [],
            SeedHash.Of($"item {title}"), SampleTime.At(minute), SampleTime.At(minute)));
        rows.Add(row with { FileSize = row.ObjectKey is { } key ? SampleFiles.LengthOf(key) : row.Images.Sum(image => image.FileSize) });
    }
}
