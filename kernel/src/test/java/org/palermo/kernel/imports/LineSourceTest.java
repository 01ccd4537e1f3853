package org.palermo.kernel.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSourceTest {

    @Test
    void lines_of_utf_8_are_read_whatever_ends_the_last_one() throws IOException {
        assertEquals(List.of(new Row<>(1, "Köln 東京 🏠"), new Row<>(3, "Lyon")), read("Köln 東京 🏠\n\nLyon".getBytes(UTF_8)));
        assertEquals(List.of(new Row<>(1, "Lyon")), read("Lyon\n".getBytes(UTF_8)));
    }

    @Test
    void a_line_that_is_not_utf_8_is_refused_and_the_others_are_read() throws IOException {
        assertEquals(List.of(new Row<>(1, "Lyon"), new InvalidRow<>(2, "the line must be UTF-8"), new Row<>(3, "Bonn")),
                read("Lyon\nK\u00f6ln\nBonn\n".getBytes(ISO_8859_1)));
        assertEquals(List.of(new InvalidRow<>(1, "the line must be UTF-8")), read(new byte[] {'a', (byte) 0xE6, (byte) 0x9D}));
    }

    @Test
    void rows_after_many_blank_lines_are_read() throws IOException {
        String blank = " ".repeat(200 * 1024) + "\n";
        assertEquals(List.of(new Row<>(1, "Lyon"), new Row<>(9, "Bonn")), read(("Lyon\n" + blank.repeat(7) + "Bonn\n").getBytes(UTF_8)));
        assertEquals(List.of(new Row<>(8, "Bonn")), read((blank.repeat(7) + "Bonn").getBytes(UTF_8)));
    }

    @Test
    void a_line_that_is_too_long_is_refused() throws IOException {
        String longest = "x".repeat(256 * 1024);
        assertEquals(List.of(new Row<>(1, longest), new InvalidRow<>(2, "the line must be at most 256 KiB long"), new Row<>(3, "Bonn")),
                read((longest + "\n" + longest + "x\nBonn").getBytes(UTF_8)));
    }

    private static List<LineResult<String>> read(byte[] body) throws IOException {
        RowSource<String> lines = new LineSource<>(new ByteArrayInputStream(body), Row::new);
        List<LineResult<String>> all = new ArrayList<>();
        for (List<LineResult<String>> some = lines.next(200); !some.isEmpty(); some = lines.next(200)) {
            all.addAll(some);
        }
        return all;
    }
}
