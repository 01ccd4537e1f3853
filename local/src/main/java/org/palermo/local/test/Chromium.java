package org.palermo.local.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.palermo.local.Failure;
import org.palermo.local.Terminal;
import org.palermo.local.build.Maven;

/// The browser of the journeys: Debian's Chromium without a window, for which a page costs half the processor time; else the system's
/// browser, else Playwright's own download.
public final class Chromium {

    private static final String WITHOUT_WINDOW = "chromium-headless-shell";
    private static final List<String> NAMES =
            List.of(WITHOUT_WINDOW, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<Path> ON_A_MAC =
            List.of(
                    Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                    Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

    private Chromium() {}

    /// The program, or empty when Playwright finds its own.
    public static Optional<Path> prepare(Terminal terminal) throws IOException, InterruptedException {
        if (Debian.program(WITHOUT_WINDOW).isEmpty() && Debian.canInstall()) {
            Debian.install(terminal, WITHOUT_WINDOW, "fonts-liberation");
        }
        var present = find();
        if (present.isPresent()) {
            return present;
        }
        download(terminal);
        return Optional.empty();
    }

    private static Optional<Path> find() {
        return NAMES.stream()
                .flatMap(name -> Debian.program(name).stream())
                .findFirst()
                .or(() -> ON_A_MAC.stream().filter(Files::isExecutable).findFirst());
    }

    private static void download(Terminal terminal) throws IOException, InterruptedException {
        var started = System.nanoTime();
        var code = Maven.runVisibly(List.of(
                "-q", "-pl", "system-test", "org.codehaus.mojo:exec-maven-plugin:3.6.2:java", "-Dexec.classpathScope=test",
                "-Dexec.mainClass=com.microsoft.playwright.CLI", "-Dexec.args=install chromium"));
        if (code != 0) {
            throw new Failure("No browser for the journeys: install Chromium or Google Chrome, and run this again.");
        }
        terminal.done("Chromium fetched by Playwright", started);
    }
}
