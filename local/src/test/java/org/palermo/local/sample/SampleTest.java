package org.palermo.local.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
    private static final Pattern INSTANT = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)\"");

    private static List<String> all(Sample sample) {
        return Stream.of(sample.providers(), sample.serviceLines(), sample.cases(), sample.shelters(), sample.visits())
                .flatMap(s -> s)
                .toList();
    }

    private static List<String> ids(Sample sample) {
        return all(sample).stream().map(Lines::parse).map(r -> r.path("id").asText() + r.path("externalId").asText()).toList();
    }

    @Test
    void same_seed_and_instant_same_lines() {
        assertEquals(all(Lines.SAMPLE), all(new Sample(Sample.DEFAULT_SEED, Lines.NOW)));
    }

    @Test
    void another_seed_another_sample() {
        assertNotEquals(all(Lines.SAMPLE), all(new Sample(Sample.DEFAULT_SEED + 1, Lines.NOW)));
    }

    @Test
    void loading_on_another_day_makes_the_same_ids() {
        assertEquals(ids(Lines.SAMPLE), ids(new Sample(Sample.DEFAULT_SEED, Lines.NOW.plus(Duration.ofDays(40)))));
    }

    @Test
    void ids_are_unique() {
        List<String> ids = ids(Lines.SAMPLE);
        assertEquals(ids.size(), new HashSet<>(ids).size());
    }

    @Test
    void nothing_is_in_the_future() {
        for (Instant now : List.of(Lines.NOW, Instant.parse("2026-12-26T00:00:05Z"), Instant.parse("2027-01-01T23:59:59Z"))) {
            for (String line : all(new Sample(Sample.DEFAULT_SEED, now))) {
                INSTANT.matcher(line).results().forEach(m -> assertFalse(Instant.parse(m.group(1)).isAfter(now), line));
            }
        }
    }

    @Test
    void all_but_the_published_first_responders_is_marked_synthetic() {
        Set<String> published = Set.copyOf(FirstResponders.names());
        for (JsonNode p : Lines.of(Lines.SAMPLE.providers())) {
            assertEquals(!published.contains(p.get("name").asText()), p.get("synthetic").asBoolean(), p.toString());
        }
        Lines.of(Lines.SAMPLE.cases()).forEach(c -> assertTrue(c.get("synthetic").asBoolean(), c.toString()));
        Lines.of(Lines.SAMPLE.shelters()).forEach(s -> assertTrue(s.get("name").asText().endsWith("(synthetic)"), s.toString()));
        Lines.of(Lines.SAMPLE.shelters()).forEach(s -> assertTrue(s.get("synthetic").asBoolean(), s.toString()));
    }

    @Test
    void a_provider_works_in_regions_of_its_own_country() {
        for (JsonNode p : Lines.of(Lines.SAMPLE.providers())) {
            assertTrue(Lines.regions(p.get("country").asText()).containsAll(Lines.texts(p.get("regions"))), p.toString());
        }
    }

    @Test
    void each_region_named_exists() {
        var regions = new HashSet<>(Lines.regions("GB"));
        regions.addAll(Lines.regions("ZZ"));
        for (String line : all(Lines.SAMPLE)) {
            JsonNode made = Lines.parse(line);
            var named = new ArrayList<>(Lines.texts(made.path("regions")));
            if (made.has("region")) {
                named.add(made.get("region").asText());
            }
            assertTrue(regions.containsAll(named), line);
        }
    }

    @Test
    void agencies_of_the_sample_accounts_are_providers() {
        Set<String> ids = Set.copyOf(ids(Lines.SAMPLE));
        for (int number : new int[] {1, 2, 3, 4, 10, 11, 12, 13, 20, 21, 30, 31, 40, 41, 50, 51, 52, 53, 54}) {
            assertTrue(ids.contains("00000000-0000-7000-8000-0000000000%02d".formatted(number)), "agency " + number);
        }
    }

    @Test
    void referenced_records_are_loaded_first(@TempDir Path directory) {
        var loaded = new ArrayList<String>();
        var reported = new ArrayList<String>();
        Importing importing = new Importing() {
            @Override
            public Summary importLines(String kind, Stream<String> lines) {
                loaded.add(kind);
                return new Summary(lines.count(), 0, 0, 0);
            }

            @Override
            public Summary importFile(String kind, Path file, String name) {
                assertTrue(file.toFile().length() > 0, name);
                loaded.add(kind);
                return new Summary(1, 1, 0, 0);
            }
        };
        Lines.SAMPLE.load(importing, directory, (what, summary) -> {
            assertTrue(summary.read() > 0, what);
            reported.add(what);
        });
        assertEquals(List.of("providers", "shelter-organisations", "inspection-organisations", "service-lines", "cases", "shelters", "workplaces", "workplaces", "workplaces",
                "workplaces", "workplaces", "workplaces", "workplaces", "visits"), loaded);
        assertEquals("Spring_2017_Apparel_List.csv", reported.get(6));
    }
}
