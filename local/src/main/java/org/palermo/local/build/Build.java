package org.palermo.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Terminal;

/// Builds the modules that changed since they were last built here.
public final class Build {

    private static final Pattern MODULE_OF = Pattern.compile("Building .* \\[(\\d+)/(\\d+)]");
    private static final int ERRORS_SHOWN = 15;

    private final Path root;
    private final Home home;
    private final Terminal terminal;
    private final Optional<Application> without;

    /// Of all modules.
    public Build(Path root, Home home, Terminal terminal) {
        this(root, home, terminal, Optional.empty());
    }

    private Build(Path root, Home home, Terminal terminal, Optional<Application> without) {
        this.root = root;
        this.home = home;
        this.terminal = terminal;
        this.without = without;
    }

    /// Of all modules but one that no other needs.
    public Build without(Application application) {
        return new Build(root, home, terminal, Optional.of(application));
    }

    public void run() throws IOException, InterruptedException {
        var modules = new Modules(root);
        var stale = modules.stale().stream().filter(this::isWanted).filter(Build::isServed).toList();
        if (stale.isEmpty()) {
            return;
        }
        var started = System.nanoTime();
        terminal.line("… building " + String.join(", ", stale));
        var before = FileTime.fromMillis(System.currentTimeMillis());
        if (maven(modules.withNeeded(stale)) != 0) {
            throw new Failure(errors());
        }
        for (var module : stale) {
            var marker = modules.marker(module);
            Files.createDirectories(marker.getParent());
            Files.writeString(marker, "");
            // A file that was saved while Maven ran counts as changed after the build.
            Files.setLastModifiedTime(marker, before);
        }
        terminal.done("built", started);
    }

    private boolean isWanted(String module) {
        return without.stream().noneMatch(application -> application.name().equals(module));
    }

    private static boolean isServed(String module) {
        return Application.ALL.stream().noneMatch(application -> application.name().equals(module) && application.isLeftOut());
    }

    private int maven(List<String> modules) throws IOException, InterruptedException {
        var arguments = List.of("install", "-T", "2", "-Dmaven.test.skip=true", "-pl", ".," + String.join(",", modules));
        Files.createDirectories(log().getParent());
        try (var out = Files.newBufferedWriter(log())) {
            return Maven.run(arguments, line -> {
                write(out, line);
                var building = MODULE_OF.matcher(line);
                if (building.find()) {
                    terminal.progress("building", Long.parseLong(building.group(1)) - 1, Long.parseLong(building.group(2)));
                }
            });
        }
    }

    private static void write(java.io.Writer out, String line) {
        try {
            out.write(line + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String errors() throws IOException {
        var lines = new ArrayList<String>(List.of("The build failed; its whole output is in " + log()));
        Files.readAllLines(log()).stream().filter(line -> line.startsWith("[ERROR]")).limit(ERRORS_SHOWN).forEach(lines::add);
        return String.join("\n", lines);
    }

    private Path log() {
        return home.log("build");
    }
}
