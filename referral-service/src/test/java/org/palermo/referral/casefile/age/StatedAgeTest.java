package org.palermo.referral.casefile.age;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.palermo.referral.casefile.GivenCaseFile;
import org.palermo.referral.profile.Profile;

/// Labour inspection is tested with the same table.
class StatedAgeTest {
    private final Profile law = GivenCaseFile.law("uk");

    @Test
    void stated_age_group_and_date_of_birth_give_the_recorded_age_group() throws IOException {
        JsonNode table = new ObjectMapper().readTree(Path.of("..", "docs", "events", "stated-age.json").toFile());
        assertEquals(law.adultAge().years(), table.get("adultYears").asInt());
        for (JsonNode row : table.get("cases")) {
            LocalDate born = row.get("born").isNull() ? null : LocalDate.parse(row.get("born").asText());
            StatedAge taken = AgeGroup.valueOf(row.get("stated").asText()).statedWith(born, law, LocalDate.parse(row.get("on").asText()));
            assertEquals(row.get("taken").asText() + " " + row.get("correction").asText(), taken.group() + " " + taken.correction(), row.toString());
        }
    }
}
