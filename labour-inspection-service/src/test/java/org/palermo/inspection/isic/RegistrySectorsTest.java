package org.palermo.inspection.isic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/// The codes of industry of the United Kingdom's registry of statements add up, and lead to the classification of the workplaces: up to the
/// division they are the same.
class RegistrySectorsTest {
    /// The registry's own, for public bodies.
    private static final String PUBLIC = "X";

    private final Isic isic = new Isic();

    @Test
    void the_sections_are_those_of_the_classification_and_one_more() throws IOException {
        List<String> sections = read("uk-registry-SicSections.csv").stream().map(row -> row.get(0)).toList();
        assertEquals(22, sections.size());
        assertEquals(Stream.concat(Stream.of(PUBLIC), isic.find(IsicLevel.SECTION, null, null).stream().map(IsicActivity::code)).toList(), sections);
    }

    @Test
    void each_code_stands_in_a_division_of_its_section() throws IOException {
        List<CSVRecord> codes = read("uk-registry-SicCodes.csv");
        assertEquals(731, codes.size());
        assertEquals(731, codes.stream().map(row -> row.get(0)).distinct().count());
        Map<String, Long> bySection = codes.stream().collect(Collectors.groupingBy(row -> row.get(1), Collectors.counting()));
        assertEquals(Map.ofEntries(Map.entry("A", 39L), Map.entry("B", 16L), Map.entry("C", 259L), Map.entry("D", 8L), Map.entry("E", 9L), Map.entry("F", 25L),
                Map.entry("G", 103L), Map.entry("H", 33L), Map.entry("I", 13L), Map.entry("J", 32L), Map.entry("K", 34L), Map.entry("L", 6L), Map.entry("M", 33L),
                Map.entry("N", 44L), Map.entry("O", 9L), Map.entry("P", 12L), Map.entry("Q", 13L), Map.entry("R", 17L), Map.entry("S", 19L), Map.entry("T", 4L),
                Map.entry("U", 2L), Map.entry(PUBLIC, 1L)), bySection);
        for (CSVRecord row : codes) {
            if (!row.get(1).equals(PUBLIC)) {
                assertEquals(row.get(1), isic.find(full(row).substring(0, 2)).orElseThrow().within(), row.get(2));
            }
        }
    }

    /// What a code says beyond the division is the United Kingdom's own: most, but not all, is also a group or class.
    @Test
    void how_many_codes_lead_further_than_the_division() throws IOException {
        List<String> codes = read("uk-registry-SicCodes.csv").stream().filter(row -> !row.get(1).equals(PUBLIC)).map(RegistrySectorsTest::full).toList();
        assertEquals(637, codes.stream().filter(code -> isic.find(code.substring(0, 3)).isPresent()).count());
        assertEquals(415, codes.stream().filter(code -> isic.find(code.substring(0, 4)).isPresent()).count());
    }

    @Test
    void the_types_of_sector_are_numbered_and_differ() throws IOException {
        List<CSVRecord> types = read("uk-registry-StatementSectorTypes.csv");
        assertEquals(Stream.iterate(1, i -> i + 1).limit(23).map(String::valueOf).toList(), types.stream().map(row -> row.get(0)).toList());
        assertEquals(23, types.stream().map(row -> row.get(1)).distinct().count());
        assertTrue(types.stream().noneMatch(row -> row.get(1).isBlank()));
    }

    /// The file writes codes as numbers, without the zero at the beginning.
    private static String full(CSVRecord row) {
        return "0".repeat(5 - row.get(0).length()) + row.get(0);
    }

    private static List<CSVRecord> read(String name) throws IOException {
        try (Reader file = new InputStreamReader(RegistrySectorsTest.class.getResourceAsStream("/statements/" + name), StandardCharsets.UTF_8);
                var rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(file)) {
            return rows.getRecords();
        }
    }
}
