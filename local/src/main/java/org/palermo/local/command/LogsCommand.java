package org.palermo.local.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the end of a service's log.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "A name from `status`, or its beginning.")
    String service;

    @Option(names = {"-n", "--lines"}, description = "How many lines. Default: ${DEFAULT-VALUE}")
    int lines = 200;

    @Option(names = {"-f", "--follow"}, description = "Continue with new lines.")
    boolean follow;

    @Override
    public Integer call() throws Exception {
        var log = find(Home.here());
        var last = new ArrayDeque<String>();
        try (var all = Files.lines(log)) {
            all.forEach(line -> {
                last.add(line);
                if (last.size() > lines) {
                    last.removeFirst();
                }
            });
        }
        last.forEach(System.out::println);
        if (follow) {
            follow(log);
        }
        return 0;
    }

    private Path find(Home home) throws IOException {
        var names = names(home);
        if (names.contains(service)) {
            return home.log(service);
        }
        // The shortest name with this beginning: `keycloak` before `keycloak-build`.
        return names.stream()
                .filter(name -> name.startsWith(service))
                .min(Comparator.comparingInt(String::length))
                .map(home::log)
                .orElseThrow(() -> new Failure("There is no log %s. There are: %s.".formatted(service, String.join(", ", names))));
    }

    private static List<String> names(Home home) throws IOException {
        if (!Files.isDirectory(home.in("logs"))) {
            return List.of();
        }
        try (var files = Files.list(home.in("logs"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length())).sorted().collect(Collectors.toList());
        }
    }

    private static void follow(Path log) throws IOException, InterruptedException {
        var shown = Files.size(log);
        while (true) {
            var size = Files.size(log);
            if (size < shown) {
                // The service was restarted with a new log.
                shown = 0;
            }
            if (size > shown) {
                shown += copy(log, shown, size - shown);
            }
            Thread.sleep(200);
        }
    }

    private static long copy(Path log, long from, long count) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var bytes = new byte[(int) Math.min(count, 1 << 20)];
            var read = Math.max(0, file.read(bytes));
            System.out.write(bytes, 0, read);
            System.out.flush();
            return read;
        }
    }
}
