package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.CaseFileStage.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Writes the diagram of the stages into `docs/guides/cases.md` from the table, and fails if the page was out of date.
class CaseDiagramTest {
    private static final Path PAGE = Path.of("..", "docs", "guides", "cases.md");
    private static final String BEGIN = "<!-- stages: written by the build -->\n";
    private static final String END = "<!-- end of stages -->\n";
    private static final Set<CaseFileStage> FROM_ANY_OPEN = EnumSet.of(SUSPENDED, WITHDRAWN, CLOSED_REFERRED);

    @Test
    void the_page_shows_the_transition_table() throws IOException {
        String before = Files.readString(PAGE);
        String after = before.substring(0, before.indexOf(BEGIN) + BEGIN.length()) + diagram() + before.substring(before.indexOf(END));
        Files.writeString(PAGE, after);
        assertTrue(before.equals(after), PAGE + " was out of date and has been drawn anew: commit it with the table");
    }

    /// Transitions from every open stage are drawn once, for all of them together.
    private static String diagram() {
        StringBuilder drawn = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> DRAFT\n    DRAFT --> NOTIFIED_ONLY\n    DRAFT --> REFERRED\n    state open {\n");
        arrows(open().filter(stage -> stage != SUSPENDED), false).forEach(arrow -> drawn.append("        ").append(arrow).append('\n'));
        drawn.append("        RECONSIDERATION --> REASONABLE_GROUNDS_NEGATIVE: back\n        RECONSIDERATION --> CONCLUSIVE_GROUNDS_NEGATIVE: back\n        RECONSIDERATION --> DISQUALIFIED: back\n    }\n");
        FROM_ANY_OPEN.forEach(stage -> drawn.append("    open --> ").append(stage).append('\n'));
        drawn.append("    SUSPENDED --> open: back to the same stage\n");
        arrows(open().filter(stage -> stage != SUSPENDED), true).forEach(arrow -> drawn.append("    ").append(arrow).append('\n'));
        SUSPENDED.next().stream().sorted().forEach(stage -> drawn.append("    SUSPENDED --> ").append(stage).append('\n'));
        Stream.of(values()).filter(CaseFileStage::isFinal).forEach(stage -> drawn.append("    ").append(stage).append(" --> [*]\n"));
        return drawn.append("```\n").toString();
    }

    private static Stream<CaseFileStage> open() {
        return Stream.of(values()).filter(stage -> stage != DRAFT && !stage.isFinal());
    }

    private static List<String> arrows(Stream<CaseFileStage> from, boolean toFinal) {
        return from.flatMap(stage -> stage.next().stream().sorted()
                .filter(next -> !FROM_ANY_OPEN.contains(next) && next.isFinal() == toFinal)
                .map(next -> stage + " --> " + next)).toList();
    }

    @Test
    void common_transitions_in_the_diagram_exist_from_every_open_stage() {
        open().forEach(stage -> assertEquals(stage == SUSPENDED ? EnumSet.of(WITHDRAWN, CLOSED_REFERRED) : FROM_ANY_OPEN,
                EnumSet.copyOf(stage.next().stream().filter(FROM_ANY_OPEN::contains).toList()), stage.name()));
    }
}
