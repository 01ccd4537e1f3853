package org.palermo.inspection.annualreport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.text.WordFile;

/// The workbook says the same words as the page of the portal.
class AnnualReportWordsTest {
    private static final Set<String> OF_THE_WORKBOOK = Set.of("sheet.about", "sheet.indicators", "code");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar", "ru", "zh"})
    void the_words_are_those_of_the_page_and_none_is_missing(String language) {
        Map<String, String> words = WordFile.read("palermo/annual-report/" + language + ".properties").orElseThrow();
        Map<String, String> page = WordFile.read(Path.of("../portal/src/main/resources/words/annualreport_" + language + ".properties")).orElseThrow();
        words.forEach((key, word) -> {
            if (!OF_THE_WORKBOOK.contains(key)) {
                assertEquals(page.get("annualReport." + key), word, key);
            }
        });
        assertTrue(words.keySet().containsAll(OF_THE_WORKBOOK));
        Stream.of(codes("block.", ReportBlock.values()), codes("figure.", ReportFigure.values()), codes("indicator.", ReportIndicator.values()), codes("missing.", NoFigure.values()),
                        codes("sex.", IndicatorSex.values()), Stream.of("title", "country", "year", "convention", "whole", "own", "source", "control", "figure", "value", "note", "indicators", "entered", "counted", "agriculture", "regions", "regions.note",
                                "regions.empty", "region", "region.none", "injuries", "injuries.note", "injuries.empty"))
                .flatMap(keys -> keys).forEach(key -> assertTrue(words.containsKey(key), key));
    }

    private static Stream<String> codes(String prefix, Enum<?>[] values) {
        return Stream.of(values).map(value -> prefix + value.name());
    }
}
