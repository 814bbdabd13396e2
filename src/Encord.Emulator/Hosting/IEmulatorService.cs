namespace Encord.Emulator.Hosting;

/// <summary>Marks a class that others take in their constructor: found by scanning the assembly, one instance.</summary>
internal interface IEmulatorService;
