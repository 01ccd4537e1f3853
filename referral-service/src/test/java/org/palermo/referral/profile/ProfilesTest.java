package org.palermo.referral.profile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @ParameterizedTest
    @ValueSource(strings = {"uk", "coe-30", "eu"})
    void each_legal_term_is_read_or_marked_unverified(String code) throws IOException {
        Profile law = profile(written(code));
        assertDoesNotThrow(() -> Profiles.check(law, code));
        assertTrue(law.read().values().stream().allMatch(words -> words.contains("art.") || words.contains("s.") || words.contains("para.")), "and where");
        for (String term : law.read().keySet()) {
            ObjectNode without = written(code);
            ((ObjectNode) without.get("read")).remove(term);
            assertTrue(assertThrows(IllegalStateException.class, () -> Profiles.check(profile(without), code)).getMessage().contains(term));
        }
        ObjectNode twice = written(code);
        ((ArrayNode) twice.get("unverified")).add("recovery");
        assertThrows(IllegalStateException.class, () -> Profiles.check(profile(twice), code));
    }

    /// Nationality and Borders Act 2022 s. 61(3).
    @Test
    void in_the_united_kingdom_recovery_lasts_until_the_decision_but_at_least_the_minimum_period() throws IOException {
        Profile uk = profile(written("uk"));
        LocalDate least = uk.recoveryLeast(LocalDate.of(2026, 3, 2));
        assertTrue(uk.recoversUntilDecided());
        assertTrue(uk.conclusiveNotBefore(least).isAfter(LocalDate.of(2026, 3, 31)), "thirty days beginning with the decision end on 31 March");
        assertNull(uk.conclusiveNotBefore(null));
        assertNotNull(uk.movableFrom("RECOVERY", LocalDate.of(9999, 12, 30)));
        assertTrue(uk.unverified().contains("reasonableGrounds"));
        ObjectNode other = written("uk");
        ((ObjectNode) other.get("recovery")).put("until", "FOR_EVER");
        assertThrows(IllegalStateException.class, () -> Profiles.check(profile(other), "uk"));
    }

    private ObjectNode written(String code) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/palermo/profiles/" + code + ".json")) {
            return (ObjectNode) json.readTree(file);
        }
    }

    private Profile profile(ObjectNode written) throws IOException {
        return json.treeToValue(written, Profile.class);
    }
}
