package org.palermo.systemtest.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.palermo.systemtest.suite.LocalSuite;

/// Types the commands of a page line by line, against a suite on another port than the page's.
final class Tour {

    /// The port that pages use.
    private static final String PUBLISHED = "localhost:8080";

    private final LocalSuite suite;
    private final String ours;

    Tour(LocalSuite suite) {
        this.suite = suite;
        this.ours = "localhost:" + suite.port();
    }

    /// The number of commands, and each command whose output differs from the page.
    record Result(int commands, List<String> differences) {}

    Result take(Path page) throws IOException {
        var steps = ConsoleBlocks.of(Files.readAllLines(page));
        var differences = new ArrayList<String>();
        try (var terminal = new Terminal(suite.launcher()::prepared)) {
            for (var step : steps) {
                var answer = terminal.type(step.typed().replace(PUBLISHED, ours)).replace(ours, PUBLISHED);
                if (!Expected.matches(String.join("\n", step.answer()), answer)) {
                    differences.add("line %d: $ %s%n--- the page says%n%s%n--- and the answer is%n%s%n"
                            .formatted(step.line(), step.typed(), String.join("\n", step.answer()), answer));
                }
            }
        }
        return new Result(steps.size(), differences);
    }
}
