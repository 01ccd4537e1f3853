package org.palermo.kernel.bodies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.NotSupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTypeTest {

    @Test
    void reads_a_media_type_with_parameters() {
        assertEquals("csv", BodyType.of("text/csv; charset=UTF-8").getSubtype());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "/", "csv/", "*/*", "text/*"})
    void refuses_a_body_without_a_media_type(String header) {
        assertThrows(NotSupportedException.class, () -> BodyType.of(header));
    }
}
