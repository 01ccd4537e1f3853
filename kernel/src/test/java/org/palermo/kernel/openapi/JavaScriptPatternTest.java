package org.palermo.kernel.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaScriptPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "[A-Z]{2} ^(?:[A-Z]{2})$",
        "a|b ^(?:a|b)$",
        "[A-Z0-9]{1,3}+(-[0-9]++)?+ ^(?:[A-Z0-9]{1,3}(-[0-9]+)?)$",
        "(?>a|ab)c ^(?:(?:a|ab)c)$",
        "[*+?++]+ ^(?:[*+?++]+)$",
        "a\\++ ^(?:a\\++)$",
        "\\P{Cntrl}*+ ^(?:[^\\x00-\\x1f\\x7f]*)$",
        "[^<\\p{Cntrl}]+ ^(?:[^<\\x00-\\x1f\\x7f]+)$",
        "[\\x{80}-\\x{10ffff}\\x20]* ^(?:[\\u{80}-\\u{10ffff}\\x20]*)$",
        "(?=\\p{L})[a\\]+]+ ^(?:(?=\\p{L})[a\\]+]+)$"})
    void pattern_of_java_is_written_for_javascript(String java, String javaScript) {
        assertEquals(javaScript, JavaScriptPattern.of(java));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\h+", "(?i)a", "[a-z&&[^b]]", "[a[b]]", "\\Qa", "a\\-b", "[\\P{Cntrl}]", "\\p{Alpha}", "a\\"})
    void pattern_that_javascript_can_not_read_ends_the_build(String java) {
        assertThrows(IllegalArgumentException.class, () -> JavaScriptPattern.of(java));
    }

    @Test
    void refusal_names_the_pattern_and_the_part() {
        assertEquals("The pattern a\\h must be one that JavaScript can read too; it can't read \\h",
                assertThrows(IllegalArgumentException.class, () -> JavaScriptPattern.of("a\\h")).getMessage());
    }
}
