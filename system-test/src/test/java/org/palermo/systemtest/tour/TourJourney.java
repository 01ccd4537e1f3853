package org.palermo.systemtest.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// The tour and the guides for NGOs and for phones of inspectors, typed line by line.
@Order(99)
@ExtendWith(RunningSuite.class)
class TourJourney {

    private final LocalSuite local;

    TourJourney(Suite suite) {
        local = suite.local("a terminal beside the suite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/guides/tour.md", "docs/guides/ngo.md", "docs/guides/inspector-api.md"})
    void each_command_has_the_output_that_the_page_shows(String page) throws IOException {
        var result = new Tour(local).take(local.launcher().checkout().resolve(page));
        assertEquals("", String.join("\n", result.differences()));
        assertTrue(result.commands() > 0, page + " has no console block");
    }

    /// Tests the reader of pages itself: a page with right outputs, and one on which each output is wrong.
    @Test
    void a_wrong_output_on_a_page_is_noticed() throws IOException {
        assertEquals(List.of(), new Tour(local).take(page("tour-right.md")).differences());
        var wrong = new Tour(local).take(page("tour-wrong.md"));
        assertEquals(wrong.commands(), wrong.differences().size(), () -> String.join("\n", wrong.differences()));
    }

    private static Path page(String name) {
        return Path.of("src", "test", "resources", name).toAbsolutePath();
    }
}
