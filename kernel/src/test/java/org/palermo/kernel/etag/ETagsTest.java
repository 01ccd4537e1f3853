package org.palermo.kernel.etag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ETagsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "\"a\"   | \"a\"           | true", "\"a\"   | W/\"a\"         | true", "W/\"a\" | \"a\"           | true", "W/\"a\" | W/\"a\"         | true",
        "\"a\"   | *               | true", "\"a\"   | \"b\", \"a\"    | true", "\"a\"   | \"b\"           | false", "\"a\"   | a               | false"})
    void a_known_tag_matches(String tag, String known, boolean expected) {
        assertEquals(expected, ETags.isKnown(tag, known));
    }

    @Test
    void without_the_header_nothing_matches() {
        assertFalse(ETags.isKnown("\"a\"", null));
    }
}
