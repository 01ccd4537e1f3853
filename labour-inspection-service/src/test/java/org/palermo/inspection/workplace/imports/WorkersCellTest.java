package org.palermo.inspection.workplace.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersCellTest {

    @ParameterizedTest
    @CsvSource(value = {
        "120;120;;", "1,200;1200;;", "1 200;1200;;", "100-200;;100;200", "1,001-5,000;;1001;5000", "1001 – 5000;;1001;5000", "100 to 200;;100;200",
        "More than 10000;;10000;", "10000+;;10000;", "> 500;;500;", "Less than 1000;;;1000", "0-50|51-100;;0;50"}, delimiter = ';')
    void a_number_or_a_range(String cell, Integer exactly, Integer least, Integer most) {
        List<String> notes = new ArrayList<>();
        assertEquals(new WorkersCell(exactly, least, most), WorkersCell.read(cell, notes::add));
        assertEquals(List.of(), notes);
    }

    @Test
    void what_is_neither_is_left_out_and_named() {
        List<String> notes = new ArrayList<>();
        for (String cell : List.of("45%", "many", "200-100", "12345678")) {
            assertEquals(new WorkersCell(null, null, null), WorkersCell.read(cell, notes::add));
        }
        assertEquals(List.of("the number of workers is a share", "the number of workers is not a number", "the number of workers is not a number",
                "the number of workers is not a number"), notes);
    }
}
