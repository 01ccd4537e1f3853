package org.palermo.systemtest.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// The README, copied line by line.
@Order(99)
@ExtendWith(RunningSuite.class)
class ReadmeTourJourney {

    private final LocalSuite local;

    ReadmeTourJourney(Suite suite) {
        local = suite.local("a terminal beside the suite");
    }

    @Test
    void the_reader_gets_the_answers_that_stand_there() throws IOException {
        var readme = local.launcher().checkout().resolve("README.md");
        var result = new Tour(local).take(readme);
        assertEquals("", String.join("\n", result.differences()));
        assertTrue(result.commands() > 0, "the README has no console block");
    }

    /// The reader of pages itself: one whose answers are right, and one in which each is wrong.
    @Test
    void a_wrong_answer_on_a_page_is_noticed() throws IOException {
        assertEquals(List.of(), new Tour(local).take(page("tour-right.md")).differences());
        var wrong = new Tour(local).take(page("tour-wrong.md"));
        assertEquals(wrong.commands(), wrong.differences().size(), () -> String.join("\n", wrong.differences()));
    }

    private static Path page(String name) {
        return Path.of("src", "test", "resources", name).toAbsolutePath();
    }
}
