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

    private static final String AXE = script();
    /// Colours do not depend on the language, and to compare them takes most of the time.
    private static final List<String> OF_COLOURS = List.of("color-contrast");
    private static final String RUN = """
            async (without) => {
              const rules = Object.fromEntries(without.map(rule => [rule, {enabled: false}]));
              const found = await axe.run(document, {rules, runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}, resultTypes: ['violations'], preload: false});
              return found.violations.map(v => v.id + ' (' + v.impact + '): ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).slice(0, 5).join(', '));
            }
            """;

    private Accessibility() {}

    static void expectNoViolation(Page page) {
        assertEquals(List.of(), violations(page), page.url());
    }

    /// What axe-core finds on a page, each with its elements.
    static List<String> violations(Page page) {
        return violations(page, List.of());
    }

    /// What it finds on a page that was checked in English before. In a run of all tests, no rule is left out.
    static List<String> violationsInAnotherLanguage(Page page) {
        return violations(page, Languages.ALL ? List.of() : OF_COLOURS);
    }

    private static List<String> violations(Page page, List<String> without) {
        page.evaluate(AXE);
        return ((List<?>) page.evaluate(RUN, without)).stream().map(Object::toString).toList();
    }

    private static String script() {
        try (var in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
