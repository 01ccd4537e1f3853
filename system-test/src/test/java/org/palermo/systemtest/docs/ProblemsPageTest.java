package org.palermo.systemtest.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Writes `docs/problems.md` from the sources, and fails if the file was different before.
class ProblemsPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/problems.md");
    private static final String BEGIN = "<!-- problems: written by the build -->\n";
    private static final String END = "<!-- end of problems -->\n";

    @Test
    void the_page_lists_every_problem_of_the_sources() throws IOException {
        var types = ProblemTypes.of(ROOT);
        for (var known : List.of("request:not-found", "gateway:too-many-requests", "hold:no-place", "case-file:stage")) {
            assertFalse(types.get(known) == null, known);
        }
        var lines = new StringBuilder("| `urn:palermo:problem:` | status | title | what is said |\n|---|---|---|---|\n");
        types.entrySet().forEach(entry -> lines.append(row(entry)));
        var before = Files.readString(PAGE);
        var after = before.substring(0, before.indexOf(BEGIN) + BEGIN.length()) + lines + before.substring(before.indexOf(END));
        Files.writeString(PAGE, after);
        assertTrue(before.equals(after), "docs/problems.md was out of date and has been written anew: commit it with the change");
    }

    private static String row(Map.Entry<String, ProblemTypes.Type> entry) {
        var type = entry.getValue();
        return "| `%s` | %d | %s | %s |%n".formatted(entry.getKey(), type.status(), type.title(), String.join("<br>", type.details()));
    }
}
