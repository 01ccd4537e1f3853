package org.palermo.kernel.imports;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Letters outside of ASCII as spreadsheet programs write them.
class CsvTableTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String PLAIN = "Mill,GB\n".repeat(5_000);

    @ParameterizedTest
    @ValueSource(strings = {"Müller,DE\nCafé „Zeta“,FR\n", "Müller,DE\n", "é"})
    void windows_1252_is_read_from_the_first_letter_outside_of_ascii(String rows) throws IOException {
        for (String before : List.of("", "Mill,GB\n", PLAIN)) {
            List<LineResult<List<String>>> read = read(("name,country\n" + before + rows).getBytes(WINDOWS));
            int line = (int) before.lines().count() + 2;
            assertEquals(1, read.stream().filter(FileRemark.class::isInstance).count());
            assertTrue(read.contains(new FileRemark<List<String>>(line, "from this line on the file is not UTF-8: it was read as windows-1252, which Excel writes")), line + " " + read.stream().filter(FileRemark.class::isInstance).toList());
            assertTrue(read.contains(new Row<>(line, List.of(rows.lines().findFirst().orElseThrow().split(",")))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void utf_8_stays_utf_8(String mark) throws IOException {
        List<LineResult<List<String>>> read = read((mark + "name,country\nMüller,DE\n" + PLAIN + "Café,FR\n").getBytes(UTF_8));
        assertEquals(new Row<>(2, List.of("Müller", "DE")), read.getFirst());
        assertEquals(new Row<>(5_003, List.of("Café", "FR")), read.getLast());
    }

    @Test
    void utf_16_with_its_mark_is_read() throws IOException {
        assertEquals(List.of(new Row<>(2, List.of("Müller", "DE"))), read("\uFEFFname\tcountry\nMüller\tDE\n".getBytes(UTF_16BE)));
    }

    @Test
    void broken_utf_8_is_reported_and_not_read_as_another_charset() throws IOException {
        byte[] broken = ("name,country\nM\u00c3\u00bcller,DE\n" + PLAIN + "Caf\u00e9,FR\n").getBytes(WINDOWS);
        assertEquals(new InvalidRow<>(5_003, "the file must be UTF-8, and is not in line 5003: the rest can't be read"), read(broken).getLast());
        assertThrows(HttpProblem.class, () -> read(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', (byte) 0xE9, 'b'}));
    }

    @Test
    void bytes_outside_of_windows_1252_are_reported() throws IOException {
        byte[] table = ("name,country\nCaf\u00e9,FR\n" + PLAIN + "X").getBytes(WINDOWS);
        table[table.length - 1] = (byte) 0x81;
        assertEquals("the file must be UTF-8 or windows-1252, and is not in line 5003: the rest can't be read", ((InvalidRow<List<String>>) read(table).getLast()).refused().reason());
    }

    /// The reader of the first line asks for 65,536 `char`s, and at the end of them for a single one.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 20_000})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_character_of_two_chars_is_read_where_there_is_room_for_one(int more) throws IOException {
        String head = "name,country\n";
        String name = "x".repeat(65_535 - head.length()) + "😀";
        for (Charset charset : List.of(UTF_8, UTF_16BE)) {
            String mark = charset == UTF_8 ? "" : "\uFEFF";
            List<LineResult<List<String>>> read = read((mark + head + name + ",GB\n" + "Mill,GB\n".repeat(more)).getBytes(charset));
            assertEquals(new Row<>(2, List.of(name, "GB")), read.getFirst());
            assertEquals(more + 1, read.size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20_000})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_mark_that_arrives_alone_is_skipped(int rows) throws IOException {
        byte[] table = ("\uFEFF😀name,country\n" + "Mill,GB\n".repeat(rows)).getBytes(UTF_8);
        CsvTable open = CsvTable.open(new OneByOne(table), List::size);
        assertEquals(List.of("😀name", "country"), open.header());
        assertEquals(rows, all(open).size());
    }

    /// A body of which each byte arrives alone.
    private static final class OneByOne extends ByteArrayInputStream {
        OneByOne(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int from, int most) {
            return super.read(into, from, Math.min(1, most));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }

    private static List<LineResult<List<String>>> read(byte[] table) throws IOException {
        return all(CsvTable.open(new ByteArrayInputStream(table), List::size));
    }

    private static List<LineResult<List<String>>> all(CsvTable open) throws IOException {
        RowSource<List<String>> rows = open.rows(Row::new);
        List<LineResult<List<String>>> all = new ArrayList<>();
        for (List<LineResult<List<String>>> some = rows.next(200); !some.isEmpty(); some = rows.next(200)) {
            all.addAll(some);
        }
        return all;
    }
}
