package org.palermo.apitext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JavadocTest {
    @Test
    void first_paragraph_and_params_are_kept_on_one_line_each() {
        Javadoc javadoc = Javadoc.of("""
                 A hold on a place,
                 until it ends.

                 A second paragraph.

                 @param until the last minute, in UTC;
                     left out for ever
                 @param role see {@link org.palermo.Role#NGO}, e.g. {@code ngo}
                 @throws IllegalStateException never
                """);
        assertEquals("A hold on a place, until it ends.", javadoc.text());
        assertEquals(Map.of("until", "the last minute, in UTC; left out for ever", "role", "see `NGO`, e.g. `ngo`"), javadoc.params());
    }

    @Test
    void comment_that_begins_with_a_tag_has_no_text() {
        assertEquals("", Javadoc.of(" @param id of the place\n").text());
    }
}
