package org.palermo.shelter.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.HoldState;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.profile.ShelterProfile;

/// Every state × every verb of a placement, and its diagram in the decision record.
class PlacementTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ESCALATION = NOW.plusSeconds(900);
    private static final Instant END = NOW.plusSeconds(1800);
    private static final Actor ACTOR = new Actor("somebody", UUID.randomUUID(), "NGO", Set.of("ZZ"), Set.of("ngo"), "request-1");
    private static final ShelterProfile PROFILE = new ShelterProfile("test", LocalTime.of(6, 0), 24, 15, 30, 120, 15, 24, List.of(),
            null, 480, 60, 24, 50, 20, 24, 480, 25, 8, 5, 10, 5, 12, 10, 120, 600, 30, 120, 3, 2, List.of(1, 3), 2, 12, 4, 120, 180, 12,
            new StatisticsRule(11, true, null, Period.WEEK, "a test"), Map.of());
    private static final Set<PlacementState> FINAL = EnumSet.of(PlacementState.LAPSED, PlacementState.REFUSED, PlacementState.WITHDRAWN,
            PlacementState.NO_SHOW, PlacementState.ENDED, PlacementState.MOVED_ON);

    static Stream<Arguments> all() {
        return Stream.of(PlacementState.values())
                .flatMap(state -> Stream.of(PlacementVerb.values()).map(verb -> Arguments.of(state, verb)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_verb_outside_the_table_is_a_conflict(PlacementState state, PlacementVerb verb) {
        Placement placement = placement();
        Instant at = at(placement, state);
        assertEquals(state, placement.stateAt(at));
        if (verb.from(state).isPresent()) {
            placement.become(verb, ACTOR, at);
            assertEquals(verb.from(state).get(), placement.stateAt(END));
        } else {
            assertEquals(409, assertThrows(HttpProblem.class, () -> placement.become(verb, ACTOR, at)).getStatusCode());
            assertEquals(state, placement.stateAt(at));
        }
    }

    @Test
    void final_states_stay_and_every_other_state_leads_to_one() {
        for (PlacementState state : PlacementState.values()) {
            assertEquals(FINAL.contains(state),
                    Arrays.stream(PlacementVerb.values()).noneMatch(verb -> verb.from(state).isPresent()), state.name());
        }
    }

    @Test
    void time_alone_escalates_and_lapses_a_request() {
        Placement placement = placement();
        assertEquals(PlacementState.REQUESTED, placement.stateAt(ESCALATION.minusNanos(1000)));
        assertEquals(PlacementState.ESCALATED, placement.stateAt(ESCALATION));
        assertEquals(PlacementState.LAPSED, placement.stateAt(END));
        placement.become(PlacementVerb.ACCEPT, ACTOR, END.minusNanos(1000));
        assertEquals(PlacementState.ACCEPTED, placement.stateAt(END));
    }

    @ParameterizedTest
    @CsvSource({"1800,900", "3600,900", "600,300", "1,0"})
    void a_late_request_is_escalated_before_half_of_the_time_is_over(int left, int escalated) {
        assertEquals(NOW.plusSeconds(escalated), PROFILE.escalation(NOW, NOW.plusSeconds(left)).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void nobody_is_made_to_move_before_the_day() {
        Placement placement = placement();
        placement.requireUnprotected(LocalDate.of(2026, 3, 1));
        placement.protectedUntil = LocalDate.of(2026, 6, 1);
        HttpProblem refused = assertThrows(HttpProblem.class, () -> placement.requireUnprotected(LocalDate.of(2026, 5, 31)));
        assertTrue(refused.getDetail().contains("2026-06-01"));
        placement.requireUnprotected(LocalDate.of(2026, 6, 1));
    }

    @Test
    void the_decision_record_shows_this_table() throws IOException {
        String record = Files.readString(Path.of("../docs/adr/0025-the-life-of-a-placement.md"));
        assertTrue(record.contains(diagram()), () -> "docs/adr/0025 should hold\n" + diagram());
        assertFalse(diagram().isBlank());
    }

    private static String diagram() {
        String verbs = Stream.of(PlacementVerb.values())
                .flatMap(verb -> Stream.of(PlacementState.values()).filter(state -> verb.from(state).isPresent())
                        .map(state -> "    %s --> %s: %s".formatted(state, verb.from(state).get(), verb.path)))
                .collect(Collectors.joining("\n"));
        String ends = FINAL.stream().map(state -> "    %s --> [*]".formatted(state)).collect(Collectors.joining("\n"));
        return """
                ```mermaid
                stateDiagram-v2
                    [*] --> REQUESTED: placement
                    REQUESTED --> ESCALATED: escalatesAt
                    REQUESTED --> LAPSED: answerBefore
                    ESCALATED --> LAPSED: answerBefore
                %s
                %s
                ```
                """.formatted(verbs, ends);
    }

    private static Instant at(Placement placement, PlacementState state) {
        return switch (state) {
            case LAPSED -> END;
            case ESCALATED -> ESCALATION;
            default -> {
                placement.state = state;
                yield ESCALATION.minusNanos(1000);
            }
        };
    }

    private static Placement placement() {
        HeldStay stay = new HeldStay(UUID.randomUUID(), "reference", UUID.randomUUID(), "ZZ-A1", UUID.randomUUID(), "asker",
                LocalDate.of(2026, 3, 1), 2, new Party(1, List.of(4)), List.of(), List.of(), HoldState.HELD, END);
        return Placement.of(stay, UUID.randomUUID(), new RequestPlacement(Purpose.EMERGENCY, null), PROFILE, END, NOW);
    }
}
