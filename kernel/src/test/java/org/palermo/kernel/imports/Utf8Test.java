package org.palermo.kernel.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final String LONG = "Frauenhaus Köln, 東京, 🏠\n".repeat(2_000);

    @Test
    void utf_8_of_any_length_has_no_other_line() {
        assertEquals(0, Utf8.firstOtherLine(new byte[0]));
        for (int from = 0; from < 8; from++) {
            assertEquals(0, Utf8.firstOtherLine(("x".repeat(from) + LONG).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void the_first_line_in_another_encoding_is_found() {
        assertEquals(2, Utf8.firstOtherLine("name\nKöln\n".getBytes(Charset.forName("windows-1252"))));
        assertEquals(1, Utf8.firstOtherLine("name\n".getBytes(StandardCharsets.UTF_16)));
        byte[] good = LONG.getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(good, good.length + 1);
        cut[good.length] = (byte) 0xE6;
        assertEquals(2_001, Utf8.firstOtherLine(cut));
    }
}
