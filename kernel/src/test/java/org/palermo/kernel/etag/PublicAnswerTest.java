package org.palermo.kernel.etag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "\"a\"   | \"a\"           | 304", "\"a\"   | W/\"a\"         | 304", "W/\"a\" | \"a\"           | 304", "W/\"a\" | W/\"a\"         | 304",
        "\"a\"   | *               | 304", "\"a\"   | \"b\", \"a\"    | 304", "\"a\"   | \"b\"           | 200", "\"a\"   | a               | 200"})
    void what_is_known_is_not_sent_again(String tag, String known, int status) {
        var answer = PublicAnswer.of("body", tag, Duration.ofMinutes(1), known);
        assertEquals(status, answer.getStatus());
        assertEquals(tag, answer.getHeaderString("ETag"));
        assertEquals("public, max-age=60", answer.getHeaderString("Cache-Control"));
        if (status == 304) {
            assertNull(answer.getEntity());
        }
    }

    @Test
    void who_knows_nothing_gets_all() {
        assertEquals("body", PublicAnswer.of("body", "\"a\"", Duration.ofHours(1), null).getEntity());
    }
}
