package org.palermo.inspection.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The mechanism's service is tested with the same table.
class StatedAgeTest {

    @Test
    void what_is_said_and_her_date_of_birth_give_the_age_as_which_she_is_reported() throws IOException {
        JsonNode table = new ObjectMapper().readTree(Path.of("..", "docs", "events", "stated-age.json").toFile());
        int adultYears = table.get("adultYears").asInt();
        for (JsonNode row : table.get("cases")) {
            LocalDate born = row.get("born").isNull() ? null : LocalDate.parse(row.get("born").asText());
            StatedAge taken = AgeGroup.valueOf(row.get("stated").asText()).statedWith(born, adultYears, LocalDate.parse(row.get("on").asText()));
            assertEquals(row.get("taken").asText() + " " + row.get("correction").asText(), taken.group() + " " + taken.correction(), row.toString());
        }
    }
}
