package org.palermo.gateway.header;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;

class HeaderSyntaxTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb", "a\u0000", "\u0001", "a\u001f", "a\u007f", "\n", "\u000b"})
    void invalid_with_a_control_character_in_the_value(String value) {
        assertFalse(HeaderSyntax.holds(MultiMap.caseInsensitiveMultiMap().add("X-Before", "a").add("X-A", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x a", "x:a", "x\ta", "x\na", "x\u0000", "x\u007f", "x\u0080", "x\u00e9", "x(a)", "x,a", "x/a", "x;a", "x=a", "x@a", "x[a", "x{a", "\"x\""})
    void invalid_when_the_name_is_not_a_token(String name) {
        assertFalse(HeaderSyntax.holds(MultiMap.caseInsensitiveMultiMap().add(name, "a")));
    }

    @ParameterizedTest
    @CsvSource({"X-A, a", "x-a, 'a\tb'", "x!#$%&'*+-.^_`|~09, ''", "Cookie, 'a=\"b\"; c=d'", "X-Name, Zoë"})
    void valid_otherwise(String name, String value) {
        assertTrue(HeaderSyntax.holds(MultiMap.caseInsensitiveMultiMap().add(name, value)));
    }
}
