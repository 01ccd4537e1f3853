package org.palermo.kernel.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.palermo.kernel.identity.Actor;

class GlassTest {
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final Actor OPENER = actor("opener");
    private static final Actor OTHER = actor("other");

    private final Glass hour = glass(60, 240);

    @Test
    void it_opens_from_its_beginning_until_just_before_its_end() {
        assertEquals(GlassState.OPEN, hour.at(NOW));
        assertEquals(GlassState.OPEN, hour.at(NOW.plus(Duration.ofHours(1)).minusNanos(1000)));
        assertEquals(GlassState.OVER, hour.at(NOW.plus(Duration.ofHours(1))));
    }

    /// Refusing it would tell that the record is there, and under which law.
    @Test
    void it_is_no_longer_than_the_law_of_the_record_allows() {
        assertEquals(NOW.plus(Duration.ofMinutes(30)), glass(60, 30).endsAt());
    }

    @Test
    void it_is_ended_once_and_while_it_is_open() {
        Glass ended = hour.ended(OTHER, NOW.plusSeconds(1));
        assertEquals(GlassState.OVER, ended.at(NOW.plusSeconds(1)));
        assertEquals("other", ended.endedBy());
        assertEquals(1, ended.version());
        assertStatus(409, () -> ended.ended(OPENER, NOW.plusSeconds(2)));
        assertStatus(409, () -> hour.ended(OPENER, hour.endsAt()));
    }

    @Test
    void it_is_reviewed_once_when_it_is_over_by_somebody_else() {
        assertStatus(409, () -> hour.reviewed(OTHER, ReviewOutcome.JUSTIFIED, NOW));
        assertStatus(403, () -> hour.reviewed(OPENER, ReviewOutcome.JUSTIFIED, hour.endsAt()));
        Glass reviewed = hour.ended(OPENER, NOW).reviewed(OTHER, ReviewOutcome.NOT_JUSTIFIED, NOW.plusSeconds(1));
        assertEquals(GlassState.REVIEWED, reviewed.at(NOW.plusSeconds(1)));
        assertEquals(NOW, reviewed.endedAt());
        assertStatus(409, () -> reviewed.reviewed(OTHER, ReviewOutcome.JUSTIFIED, NOW.plusSeconds(2)));
    }

    @Test
    void a_record_is_named_once_and_its_reference_is_one() {
        UUID record = UUID.randomUUID();
        command("0000 00000", null, 60).require(OPENER, 240);
        command(null, record, 240).require(OPENER, 240);
        assertStatus(400, () -> command(null, null, 60).require(OPENER, 240));
        assertStatus(400, () -> command("0000-0000-0", record, 60).require(OPENER, 240));
        assertStatus(400, () -> command("0000-0000-1", null, 60).require(OPENER, 240));
        assertStatus(400, () -> command(null, record, 241).require(OPENER, 240));
    }

    @Test
    void who_erases_opens_nothing() {
        Actor officer = new Actor("officer", UUID.randomUUID(), "NGO", Set.of("GB"), Set.of("case-coordinator", "data-protection-officer"), "a-request");
        assertStatus(403, () -> command(null, UUID.randomUUID(), 60).require(officer, 240));
    }

    private static Glass glass(int minutes, int most) {
        OpenableRecord record = new OpenableRecord(UUID.randomUUID(), "0000-0000-0", UUID.randomUUID(), "GB", "GB-SCT", most);
        return Glass.opened(UUID.randomUUID(), OPENER, command(null, record.id(), minutes), record, NOW);
    }

    private static OpenGlass command(String reference, UUID record, int minutes) {
        return new OpenGlass("case_file", reference, record, GlassReason.OTHER, "why", minutes);
    }

    private static Actor actor(String subject) {
        return new Actor(subject, UUID.randomUUID(), "NGO", Set.of("GB"), Set.of("case-coordinator"), "a-request");
    }

    private static void assertStatus(int status, Executable refused) {
        assertEquals(status, assertThrows(HttpProblem.class, refused).getStatusCode());
    }
}
