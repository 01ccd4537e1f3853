package org.palermo.kernel.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The country files, as they are read at start.
class CountriesTest {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    @Test
    void each_calendar_of_a_shipped_country_has_a_source_and_each_country_its_languages() {
        for (Country country : new Countries(JSON, List.of("gb", "zz")).all()) {
            assertEquals(country.calendars().keySet(), country.calendarSources().keySet(), country.code());
            assertEquals(List.of("en"), country.languages());
        }
    }

    @Test
    void nobody_has_read_the_sources_of_the_shipped_calendars() {
        assertTrue(new Countries(JSON, List.of("gb", "zz")).all().stream().flatMap(country -> country.calendarSources().values().stream())
                .allMatch(Country.CalendarSource::unverified));
    }

    @Test
    void a_file_without_languages_and_sources_is_read() {
        Country country = new Countries(JSON, List.of("test-plain")).country("XX").orElseThrow();
        assertEquals(List.of(), country.languages());
        assertTrue(country.calendarSources().isEmpty());
        assertFalse(country.calendars().isEmpty());
    }

    @Test
    void a_language_that_is_no_code_and_a_source_of_no_calendar_or_without_a_name_are_refused() {
        assertTrue(wrong("test-language").contains("languages of XX must be codes of ISO 639"));
        assertTrue(wrong("test-calendar").contains("calendarSources names y, which is no calendar"));
        assertTrue(wrong("test-source").contains("calendarSources of x must name a source"));
    }

    private static String wrong(String file) {
        return assertThrows(IllegalStateException.class, () -> new Countries(JSON, List.of(file))).getMessage();
    }
}
