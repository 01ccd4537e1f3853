package org.palermo.kernel.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.workbook.GivenWorkbook;

/// A workbook of a few bytes that shows much: reading it must stop at a limit.
class SwellingListsTest {
    private static final String HEADER = "<row><c t=\"str\"><v>name</v></c></row>";
    private static final String LONG_ROW = "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(3) + "</row>";
    private static final String CUT = "the workbook must not unpack to more than is read: the rest was not read";

    /// How many rows were read, and the last result.
    private record Taken(int rows, LineResult<Integer> last) {}

    @Test
    void rows_of_one_long_text_end() throws IOException {
        Taken taken = taken(GivenWorkbook.ofRows(HEADER + LONG_ROW.repeat(400)).withText("x".repeat(1 << 16)));
        assertEquals(new Taken(170, new InvalidRow<>(172, CUT)), taken);
    }

    @Test
    void rows_of_one_long_text_of_spaces_end() throws IOException {
        Taken taken = taken(GivenWorkbook.ofRows(HEADER + LONG_ROW.repeat(400)).withText(" ".repeat(1 << 16)));
        assertEquals(new Taken(0, new InvalidRow<>(2, CUT)), taken);
    }

    @Test
    void too_large_413_spaces_where_a_header_should_be() throws IOException {
        byte[] file = GivenWorkbook.ofRows(LONG_ROW.repeat(400)).withText(" ".repeat(1 << 16)).file();
        HttpProblem problem = assertThrows(HttpProblem.class, () -> WorkbookTable.open(new ByteArrayInputStream(file)));
        assertEquals(413, problem.getStatusCode());
    }

    @Test
    void blank_rows_end_where_those_of_excel_do() throws IOException {
        assertEquals(new Taken(0, new InvalidRow<>(2, CUT)), taken(GivenWorkbook.ofRows(HEADER + "<row/>".repeat(1 << 20))));
        assertEquals(new Taken(0, null), taken(GivenWorkbook.ofRows(HEADER + "<row/>".repeat((1 << 20) - 1))));
    }

    @Test
    void rows_of_a_thousand_empty_places_end() throws IOException {
        Taken taken = taken(GivenWorkbook.ofRows(HEADER + "<row><c r=\"ALL1\" t=\"str\"><v>x</v></c></row>".repeat(40_000)));
        assertTrue(taken.rows() > 33_000 && taken.rows() < 34_000, taken.toString());
        assertEquals(new InvalidRow<>(taken.rows() + 2, CUT), taken.last());
    }

    private static Taken taken(GivenWorkbook workbook) throws IOException {
        RowSource<Integer> rows = WorkbookTable.open(new ByteArrayInputStream(workbook.file())).rows((line, cells) -> new Row<>(line, cells.size()));
        int count = 0;
        LineResult<Integer> last = null;
        for (List<LineResult<Integer>> some = rows.next(200); !some.isEmpty(); some = rows.next(200)) {
            last = some.getLast();
            count += last instanceof InvalidRow ? some.size() - 1 : some.size();
        }
        return new Taken(count, last);
    }
}
