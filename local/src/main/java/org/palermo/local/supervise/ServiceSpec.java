package org.palermo.local.supervise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How one service is run.
///
/// @param environment added to the launcher's own
/// @param probe       repeated while it starts
/// @param health      URL for `status`, or null
/// @param grace       how long it may take to stop before it is killed
public record ServiceSpec(
        String name,
        Command command,
        Map<String, String> environment,
        Path log,
        int port,
        String health,
        Probe probe,
        Stop stop,
        Duration grace) {

    /// The command to run.
    public interface Command {
        /// @param plainly after a failed start: without options that only make it quicker
        List<String> line(boolean plainly);

        static Command of(List<String> line) {
            return plainly -> line;
        }
    }

    /// Whether the service can be used now.
    public interface Probe {
        boolean ready();
    }

    /// Asks a process to end; it is killed after the grace.
    public interface Stop {
        Stop TERMINATE = ProcessHandle::destroy;

        void ask(ProcessHandle process);
    }
}
