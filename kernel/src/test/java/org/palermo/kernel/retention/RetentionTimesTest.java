package org.palermo.kernel.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.territory.Countries;

class RetentionTimesTest {
    private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
    private static final Set<String> KINDS = Set.of(
            "agency_note", "attachment", "broadcast", "case_file", "directive", "evidence", "finding", "hold", "htcds_upload",
            "on_call_shift", "tip", "visit_record", "wage_claim", "waitlist_entry");
    private static final RetentionProfile.Time TIME = new RetentionProfile.Time(10, "closing", "policy");

    @ParameterizedTest
    @ValueSource(strings = {"uk", "eu", "coe-30"})
    void every_shipped_profile_has_a_time_with_its_source_for_each_kind(String code) {
        RetentionProfile profile = RetentionProfile.of(JSON, code);
        assertEquals(KINDS, profile.times().keySet());
        assertEquals(3650, profile.times().get("case_file").days());
        assertEquals(2190, profile.times().get("finding").days());
        assertEquals(365, profile.times().get("hold").days());
    }

    @Test
    void a_rule_is_that_of_the_countrys_profile() {
        RetentionTimes times = new RetentionTimes(JSON, countries(), KINDS);
        List<String> said = times.rules("hold").stream().map(rule -> rule.country() + ": " + rule.citation()).toList();
        assertEquals(List.of("GB: hold 365 days; uk 2026-11-25", "ZZ: hold 365 days; coe-30 2026-11-25"), said);
    }

    @Test
    void a_kind_without_a_time_in_a_profile_is_refused_at_start() {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> new RetentionTimes(JSON, countries(), List.of("diary")));
        assertTrue(refusal.getMessage().endsWith(".json has no time for diary"), refusal.getMessage());
    }

    @Test
    void an_unknown_kind_in_a_profile_is_refused_at_start() {
        refused("names case_fil, which is no kind of record", new RetentionProfile("uk", "1", Map.of("case_fil", TIME)));
    }

    @Test
    void an_incomplete_profile_is_refused_at_start() {
        refused("is the file of another profile", new RetentionProfile("eu", "1", Map.of("hold", TIME)));
        refused("has no edition", new RetentionProfile("uk", " ", Map.of("hold", TIME)));
        refused("has no times", new RetentionProfile("uk", "1", null));
        refused("hold has less than one day", new RetentionProfile("uk", "1", Map.of("hold", new RetentionProfile.Time(0, "closing", "policy"))));
        refused("hold has no source, or nothing to count from", new RetentionProfile("uk", "1", Map.of("hold", new RetentionProfile.Time(1, "closing", null))));
        refused("hold has no source, or nothing to count from", new RetentionProfile("uk", "1", Map.of("hold", new RetentionProfile.Time(1, "", "policy"))));
    }

    /// Nobody has decided: the record is kept until somebody does.
    @Test
    void a_time_may_be_left_open() {
        RetentionProfile.checked(new RetentionProfile("uk", "1", Map.of("hold", new RetentionProfile.Time(null, "closing", "policy"))), "uk", KINDS);
    }

    @Test
    void days_are_counted_in_the_countrys_zone_and_pass_completely() {
        RetentionRule rule = new RetentionRule("hold", "GB", ZoneId.of("Europe/London"), "uk", "1", 2);
        Instant lateInSummer = Instant.parse("2026-07-01T23:30:00Z");
        assertEquals(LocalDate.parse("2026-07-05"), rule.dueOn(lateInSummer), "over on the 2nd in London; the 3rd and the 4th pass");
        assertTrue(!lateInSummer.isBefore(rule.overBefore(Instant.parse("2026-07-04T22:59:59Z"))));
        assertTrue(lateInSummer.isBefore(rule.overBefore(Instant.parse("2026-07-04T23:00:00Z"))));
    }

    @Test
    void the_shown_date_is_the_day_of_erasure() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            RetentionRule rule = new RetentionRule("hold", "GB", ZoneId.of(random.nextBoolean() ? "Europe/London" : "Pacific/Auckland"), "uk", "1", 1 + random.nextInt(5_000));
            Instant over = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
            Instant now = over.plusSeconds(random.nextInt(5_010 * 86_400));
            boolean shown = !LocalDate.ofInstant(now, rule.zone()).isBefore(rule.dueOn(over));
            assertEquals(shown, over.isBefore(rule.overBefore(now)), "seed " + seed);
        }
    }

    private static void refused(String why, RetentionProfile profile) {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> RetentionProfile.checked(profile, "uk", KINDS));
        assertEquals("palermo/retention/uk.json " + why, refusal.getMessage());
    }

    private static Countries countries() {
        return new Countries(JSON, List.of("gb", "zz"));
    }
}
