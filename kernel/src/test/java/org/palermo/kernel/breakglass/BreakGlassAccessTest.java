package org.palermo.kernel.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.palermo.kernel.identity.Actor;

class BreakGlassAccessTest {
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final String WHY = "She called from a locked flat";
    private static final BreakGlassLimits LIMITS = new BreakGlassLimits(3, 10, 5, 12, 12);
    private static final Actor OPENER = actor("opener");
    private static final Actor OTHER = actor("other");

    private final BreakGlassAccess hour = access(60, 240);

    @Test
    void it_opens_from_its_beginning_until_just_before_its_end() {
        assertEquals(BreakGlassState.OPEN, hour.at(NOW));
        assertEquals(BreakGlassState.OPEN, hour.at(NOW.plus(Duration.ofHours(1)).minusNanos(1000)));
        assertEquals(BreakGlassState.OVER, hour.at(NOW.plus(Duration.ofHours(1))));
    }

    /// A refusal would reveal that the record exists, and which law applies to it.
    @Test
    void it_is_never_longer_than_the_law_of_the_record_allows() {
        assertEquals(NOW.plus(Duration.ofMinutes(30)), access(60, 30).endsAt());
    }

    @Test
    void it_is_ended_once_and_while_it_is_open() {
        BreakGlassAccess ended = hour.ended(OTHER, NOW.plusSeconds(1));
        assertEquals(BreakGlassState.OVER, ended.at(NOW.plusSeconds(1)));
        assertEquals("other", ended.endedBy());
        assertEquals(1, ended.version());
        assertStatus(409, () -> ended.ended(OPENER, NOW.plusSeconds(2)));
        assertStatus(409, () -> hour.ended(OPENER, hour.endsAt()));
    }

    @Test
    void it_is_reviewed_once_when_it_is_over_by_somebody_else() {
        assertStatus(409, () -> hour.reviewed(OTHER, ReviewOutcome.JUSTIFIED, NOW));
        assertStatus(403, () -> hour.reviewed(OPENER, ReviewOutcome.JUSTIFIED, hour.endsAt()));
        BreakGlassAccess reviewed = hour.ended(OPENER, NOW).reviewed(OTHER, ReviewOutcome.NOT_JUSTIFIED, NOW.plusSeconds(1));
        assertEquals(BreakGlassState.REVIEWED, reviewed.at(NOW.plusSeconds(1)));
        assertEquals(NOW, reviewed.endedAt());
        assertStatus(409, () -> reviewed.reviewed(OTHER, ReviewOutcome.JUSTIFIED, NOW.plusSeconds(2)));
    }

    @Test
    void a_record_is_named_once_and_by_a_valid_reference() {
        UUID record = UUID.randomUUID();
        command("0000 00000", null, 60).require(OPENER, 240);
        command(null, record, 240).require(OPENER, 240);
        assertStatus(400, () -> command(null, null, 60).require(OPENER, 240));
        assertStatus(400, () -> command("0000-0000-0", record, 60).require(OPENER, 240));
        assertStatus(400, () -> command("0000-0000-1", null, 60).require(OPENER, 240));
        assertStatus(400, () -> command(null, record, 241).require(OPENER, 240));
    }

    @Test
    void a_person_who_may_erase_opens_nothing() {
        Actor officer = new Actor("officer", UUID.randomUUID(), "NGO", Set.of("GB"), Set.of("case-coordinator", "data-protection-officer"), "a-request");
        assertStatus(403, () -> command(null, UUID.randomUUID(), 60).require(officer, 240));
    }

    @Test
    void an_explanation_says_something_in_any_script() {
        for (String none : List.of("why", "          ..........", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "abababababababababab", "?!?!?!?!?!?!?!?!?!?!", "1 2 1 2 1 2 1 2 1 2 1 2")) {
            assertStatus(400, () -> explained(none).require(OPENER, 240));
        }
        for (String said : List.of(WHY, "她从锁着的房间里打来电话", "اتصلت من شقة مغلقة", "Она звонит из квартиры")) {
            explained(said).require(OPENER, 240);
        }
    }

    private static OpenBreakGlass explained(String explanation) {
        return new OpenBreakGlass("case_file", null, UUID.randomUUID(), BreakGlassReason.OTHER, explanation, 60);
    }

    @Test
    void one_person_has_three_open_and_more_with_a_second_person() {
        opened(2, 2, false).requireRoom(LIMITS, NOW);
        assertStatus(429, () -> opened(3, 3, false).requireRoom(LIMITS, NOW));
        opened(4, 4, true).requireRoom(LIMITS, NOW);
        assertStatus(429, () -> opened(5, 5, true).requireRoom(LIMITS, NOW));
    }

    @Test
    void one_person_opens_ten_a_day_and_more_with_a_second_person() {
        opened(9, 0, false).requireRoom(LIMITS, NOW);
        assertStatus(429, () -> opened(10, 0, false).requireRoom(LIMITS, NOW));
        opened(11, 0, true).requireRoom(LIMITS, NOW);
        assertStatus(429, () -> opened(12, 0, true).requireRoom(LIMITS, NOW));
    }

    @Test
    void nobody_approves_their_own_request() {
        Actor approver = new Actor(UUID.randomUUID().toString(), UUID.randomUUID(), "NGO", Set.of("GB"), Set.of("case-coordinator"), "a-request");
        assertStatus(403, () -> BreakGlassApproval.of(approver, new ApproveBreakGlass(UUID.fromString(approver.subject())), 12, NOW));
        assertEquals(NOW.plus(Duration.ofHours(12)), BreakGlassApproval.of(approver, new ApproveBreakGlass(UUID.randomUUID()), 12, NOW).endsAt());
    }

    private static BreakGlassOfPerson opened(int today, int open, boolean approved) {
        return new BreakGlassOfPerson(Collections.nCopies(today, NOW.minusSeconds(60)), Collections.nCopies(open, NOW.plusSeconds(60)), approved);
    }

    private static BreakGlassAccess access(int minutes, int most) {
        OpenableRecord record = new OpenableRecord(UUID.randomUUID(), "0000-0000-0", UUID.randomUUID(), "GB", "GB-SCT", most);
        return BreakGlassAccess.opened(UUID.randomUUID(), OPENER, command(null, record.id(), minutes), record, NOW);
    }

    private static OpenBreakGlass command(String reference, UUID record, int minutes) {
        return new OpenBreakGlass("case_file", reference, record, BreakGlassReason.OTHER, WHY, minutes);
    }

    private static Actor actor(String subject) {
        return new Actor(subject, UUID.randomUUID(), "NGO", Set.of("GB"), Set.of("case-coordinator"), "a-request");
    }

    private static void assertStatus(int status, Executable refused) {
        assertEquals(status, assertThrows(HttpProblem.class, refused).getStatusCode());
    }
}
