package org.palermo.local.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.palermo.local.Checkout;
import org.palermo.local.Failure;
import org.palermo.local.Versions;

/// Maven, as the `palermo` script found it (PALERMO_MVN), or the wrapper in the checkout.
public final class Maven {

    /// Guava inside Maven uses methods that Java 25 warns about; this hides four lines of warnings at every build.
    private static final String QUIET = "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED";
    /// A build ends before the full compiler would pay off.
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private Maven() {}

    /// Runs quietly and passes each remaining line of output to the listener.
    public static int run(List<String> arguments, Consumer<String> said) throws IOException, InterruptedException {
        var process = builder(arguments).redirectErrorStream(true).start();
        stopWithUs(process);
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(said);
        }
        return process.waitFor();
    }

    /// Runs with its output on the terminal, for tests that take minutes.
    public static int runVisibly(List<String> arguments) throws IOException, InterruptedException {
        var process = builder(arguments).inheritIO().start();
        stopWithUs(process);
        return process.waitFor();
    }

    private static void stopWithUs(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    private static ProcessBuilder builder(List<String> arguments) {
        var command = new ArrayList<>(List.of(program(), "-B", "--no-transfer-progress"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(Checkout.root().toFile());
        builder.environment().put("JAVA_HOME", JavaHome.directory().toString());
        builder.environment().merge("MAVEN_OPTS", QUICK + " " + QUIET, (theirs, ours) -> theirs + " " + QUIET);
        return builder;
    }

    private static String program() {
        var given = System.getenv("PALERMO_MVN");
        return given == null || given.isBlank() ? Checkout.root().resolve("mvnw").toString() : given;
    }

    /// A file of an artifact, fetched from the repository when it is missing.
    public static Path fetch(String artifact, Path folder, String file) throws IOException, InterruptedException {
        var version = Versions.of("dependency-plugin");
        var plugin = "org.apache.maven.plugins:maven-dependency-plugin:%s:copy".formatted(version);
        var said = new ArrayList<String>();
        var code = run(
                List.of(
                        "-q", "-N", plugin, "-Dartifact=" + artifact, "-DoutputDirectory=" + folder,
                        "-Dmdep.overWriteReleases=true"),
                said::add);
        if (code != 0) {
            var why = said.isEmpty() ? "no word" : said.getFirst();
            throw new Failure("Maven could not fetch %s: %s".formatted(artifact, why));
        }
        return folder.resolve(file);
    }
}
