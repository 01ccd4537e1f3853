package org.palermo.local.command;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.palermo.local.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `palermo`, which runs the suite on one machine.
@Command(
        name = "palermo",
        description = "Runs the Palermo suite on this machine.",
        mixinStandardHelpOptions = true,
        version = "Palermo 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class, DownCommand.class, StatusCommand.class, TokenCommand.class, ImportCommand.class,
            LogsCommand.class, AuditCommand.class, KeysCommand.class, BackupCommand.class, RestoreCommand.class, TestCommand.class,
            BenchCommand.class, NativeCommand.class
        })
public final class Palermo {

    public static void main(String[] arguments) {
        // Flyway and the database driver would log to the console.
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var palermo = new CommandLine(new Palermo());
        return palermo.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
    }

    /// A [Failure] is shown as its line. Any other exception is a defect of the launcher and shows its stack trace.
    private static int explain(Exception failure) {
        switch (failure) {
            case Failure foreseen -> System.err.println(foreseen.getMessage());
            case InterruptedException stopped -> System.err.println("Stopped.");
            default -> failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
