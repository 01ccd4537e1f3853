package org.palermo.inspection.workplace.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WomenCellTest {
    private static final WorkersCell SIXTY = new WorkersCell(60, null, null);

    @ParameterizedTest
    @CsvSource(value = {"45%;Women;45.00", "45,5 %;Female;45.50", "45;% Female Workers;45.00", "0.45;percent_female;45.00", "1;Share of women;100.00",
        "33.3;claim_female_workers_percentage;33.30", "0.45;Female Workers;45.00", "0,5;Women;50.00"}, delimiter = ';')
    void a_percentage_or_a_header_that_says_so_is_a_share(String cell, String header, BigDecimal share) {
        List<String> notes = new ArrayList<>();
        assertEquals(share, new WomenCell(cell, header).share(SIXTY, notes::add));
        assertEquals(List.of(), notes);
    }

    @ParameterizedTest
    @CsvSource({"45,Women,60,75.00", "0,Female Workers,60,0.00", "1,women,60,1.67", "60,Women workers,60,100.00", "'1,200',Women,2400,50.00"})
    void a_number_under_another_header_is_a_number_of_women(String cell, String header, int workers, BigDecimal share) {
        List<String> notes = new ArrayList<>();
        assertEquals(share, new WomenCell(cell, header).share(new WorkersCell(workers, null, null), notes::add));
        assertEquals(List.of(), notes);
    }

    @Test
    void what_is_neither_is_left_out_and_named() {
        List<String> notes = new ArrayList<>();
        assertEquals(null, new WomenCell("45", "Women").share(new WorkersCell(null, 100, 200), notes::add));
        assertEquals(null, new WomenCell("45", "Women").share(new WorkersCell(null, null, null), notes::add));
        assertEquals(null, new WomenCell("45", "Women").share(new WorkersCell(0, null, null), notes::add));
        assertEquals(null, new WomenCell("61", "Women").share(SIXTY, notes::add));
        assertEquals(null, new WomenCell("most", "Women").share(SIXTY, notes::add));
        assertEquals(null, new WomenCell("45.5", "Women").share(SIXTY, notes::add));
        assertEquals(null, new WomenCell("140", "% women").share(SIXTY, notes::add));
        assertEquals(null, new WomenCell("", "Women").share(SIXTY, notes::add));
        String without = "the number of women is left out, because the row does not say how many work there";
        assertEquals(List.of(without, without, without, "the number of women is larger than the number of workers",
                "the number of women is neither a number nor a percentage", "the number of women is neither a number nor a percentage",
                "the share of women is not a percentage"), notes);
    }
}
