package org.palermo.local.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.palermo.local.Home;
import org.palermo.local.suite.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Shows what runs. Exit code 0 only when all is ready.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-26s%-11s%8s%7s%9s%10s  %s%n";

    @Option(names = "--json", description = "Print JSON for programs; memory in bytes.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        var status = Status.of(Home.here());
        if (json) {
            System.out.println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            print(status);
        }
        return status.isReady() ? 0 : 1;
    }

    private static void print(Status status) {
        if (status.services().isEmpty()) {
            System.out.println(status.launcher() == null
                    ? "Palermo does not run here. `palermo up` starts it."
                    : "Palermo is being built and started here; nothing runs yet.");
            return;
        }
        System.out.printf(ROW, "SERVICE", "STATE", "PID", "PORT", "MEMORY", "RESTARTS", "");
        var rows = new ArrayList<>(status.services());
        if (status.launcher() != null) {
            rows.add(status.launcher());
        }
        for (var row : rows) {
            var pid = row.pid() == null ? "-" : row.pid().toString();
            var why = row.restarts() > 0 && row.lastExit() != null ? "last: " + row.lastExit() : "";
            System.out.printf(ROW, row.name(), row.state(), pid, row.port(), megabytes(row.memory()), row.restarts(), why);
        }
        System.out.printf("%s, %s in all, %s%n", status.state(), megabytes(status.memory()), status.address());
    }

    private static String megabytes(Long bytes) {
        return bytes == null ? "-" : bytes / (1024 * 1024) + " MB";
    }
}
