package org.palermo.referral.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "Total|Total", "=1+1|'=1+1", "+44|'+44", "-1+1|'-1+1", "-99|-99", "@SUM(A1)|'@SUM(A1)", "~\tx~|~'\tx~", "a,b|\"a,b\"", "=a,b|\"'=a,b\"",
        "say \"no\"|\"say \"\"no\"\"\"", "~=HYPERLINK(\"x\")~|~\"'=HYPERLINK(\"\"x\"\")\"~"})
    void no_text_is_read_as_a_formula(String text, String expected) {
        assertEquals(expected, Csv.cell(text));
    }

    @Test
    void numbers_and_suppressed_figures() {
        QuarterlyTable table = new QuarterlyTable("t", "T", List.of("Year", "=x"), List.of("Total"),
                List.of(new QuarterlyTable.Row(List.of("2026", "a"), Arrays.asList(12L)), new QuarterlyTable.Row(List.of("2026", "b"), Arrays.asList((Long) null))));
        assertEquals("Year,'=x,Total\r\n2026,a,12\r\n2026,b,[c]\r\n", Csv.of(table));
    }
}
