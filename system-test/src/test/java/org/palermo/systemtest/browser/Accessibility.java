package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Checks what axe-core can check of WCAG 2.2 AA: a third to a half of the guidelines. Other tests check keyboard, reflow
/// and words.
final class Accessibility {

    private static final String AXE = "/axe.min.js";
    private static final String RUN = """
            async () => {
              const found = await axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}, resultTypes: ['violations'], preload: false});
              return found.violations.map(v => v.id + ' (' + v.impact + '): ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).slice(0, 5).join(', '));
            }
            """;

    private Accessibility() {}

    static void expectNoViolation(Page page) {
        assertEquals(List.of(), violations(page), page.url());
    }

    /// What axe-core finds on a page, each with its elements.
    static List<String> violations(Page page) {
        page.evaluate(script());
        return ((List<?>) page.evaluate(RUN)).stream().map(Object::toString).toList();
    }

    private static String script() {
        try (var in = Accessibility.class.getResourceAsStream(AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
