package org.palermo.local.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private static final String INSPECTION = "labour-inspection-service/src/main/resources/palermo/";

    private final List<JsonNode> visits = Lines.of(Lines.SAMPLE.visits());
    /// dimension, and weight for an adult, of each indicator
    private final Map<String, String[]> indicators = new HashMap<>();

    VisitsTest() throws IOException {
        for (String row : Files.readAllLines(Path.of("..", INSPECTION, "ilo/delphi_labour_indicators.csv"))) {
            String[] cells = row.split(",", -1);
            indicators.put(cells[1], new String[] {cells[0], cells[4]});
        }
    }

    @Test
    void a_hundred_and_fifty_and_none_to_a_real_business() {
        assertEquals(150, visits.size());
        visits.forEach(v -> assertTrue(v.get("workplace").get("name").asText().endsWith("(synthetic)"), v.toString()));
    }

    @Test
    void each_workplace_is_in_a_list() {
        var names = new HashSet<String>();
        for (Country country : Country.all()) {
            Workplaces.synthetic(country, Sample.DEFAULT_SEED).forEach(w -> names.add(country.code() + " " + w.name()));
        }
        for (JsonNode visit : visits) {
            JsonNode place = visit.get("workplace");
            assertTrue(names.contains(place.get("country").asText() + " " + place.get("name").asText()), visit.toString());
        }
    }

    @Test
    void each_indicator_is_one_of_the_67() {
        for (JsonNode visit : visits) {
            for (JsonNode finding : visit.get("findings")) {
                Lines.texts(finding.get("indicators")).forEach(code -> assertTrue(indicators.containsKey(code), code));
            }
        }
    }

    @Test
    void some_screenings_are_positive_and_more_are_not() {
        int positive = 0;
        int negative = 0;
        for (JsonNode visit : visits) {
            for (JsonNode finding : visit.get("findings")) {
                if (finding.get("subject").asText().equals("ADULT")) {
                    boolean found = isPositive(Lines.texts(finding.get("indicators")));
                    positive += found ? 1 : 0;
                    negative += found ? 0 : 1;
                }
            }
        }
        assertTrue(positive >= 20, positive + " positive");
        assertTrue(negative > positive, negative + " negative");
    }

    private boolean isPositive(Set<String> codes) {
        return (holds(codes, "deceptive_recruitment") || holds(codes, "coercive_recruitment"))
                && holds(codes, "exploitation")
                && holds(codes, "coercion_destination");
    }

    /// Two strong, or one strong and one other, or three medium, or two medium and one weak.
    private boolean holds(Set<String> codes, String dimension) {
        int strong = 0;
        int medium = 0;
        int weak = 0;
        for (String code : codes) {
            if (indicators.get(code)[0].equals(dimension)) {
                switch (indicators.get(code)[1]) {
                    case "S" -> strong++;
                    case "M" -> medium++;
                    default -> weak++;
                }
            }
        }
        return strong >= 2 || strong == 1 && medium + weak >= 1 || medium >= 3 || medium == 2 && weak >= 1;
    }
}
