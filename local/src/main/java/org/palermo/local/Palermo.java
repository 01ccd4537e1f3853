package org.palermo.local;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The one command of the suite on one machine.
@Command(
        name = "palermo",
        description = "Runs the Palermo suite on this machine.",
        mixinStandardHelpOptions = true,
        version = "Palermo 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class, DownCommand.class, StatusCommand.class, TokenCommand.class, ImportCommand.class,
            LogsCommand.class, AuditCommand.class, KeysCommand.class, BackupCommand.class, RestoreCommand.class, TestCommand.class, BenchCommand.class, NativeCommand.class
        })
public final class Palermo {

    public static void main(String[] arguments) {
        // Flyway and the database driver tell their story on the console; ours is the one people came for.
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var palermo = new CommandLine(new Palermo());
        return palermo.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
    }

    /// A failure that we foresaw is its line. Any other is a defect of the launcher and shows where.
    private static int explain(Exception failure) {
        switch (failure) {
            case Failure foreseen -> System.err.println(foreseen.getMessage());
            case InterruptedException stopped -> System.err.println("Stopped.");
            default -> failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
