package org.palermo.shelter.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.kernel.identity.Actor;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.availability.Stay;

/// Every state × every verb of a hold.
class HoldTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(1800);
    private static final Actor ACTOR = new Actor("somebody", UUID.randomUUID(), "NGO", Set.of("ZZ"), Set.of("ngo"), "request-1");

    record Verb<T>(String name, BiConsumer<T, Instant> does, Enum<?> leadsTo) {}

    static final List<Verb<Hold>> HOLD_VERBS = List.of(
            new Verb<>("release", Hold::release, HoldState.RELEASED),
            new Verb<>("place", Hold::place, HoldState.PLACED),
            new Verb<>("refuse", Hold::refuse, HoldState.REFUSED));

    static Stream<Arguments> holds() {
        return Stream.of(HoldState.values()).flatMap(state -> HOLD_VERBS.stream().map(verb -> Arguments.of(state, verb)));
    }

    @ParameterizedTest
    @MethodSource("holds")
    void only_an_open_hold_changes_its_state(HoldState state, Verb<Hold> verb) {
        Hold hold = hold();
        Instant at = state == HoldState.EXPIRED ? END : END.minusNanos(1000);
        hold.state = state == HoldState.EXPIRED ? HoldState.HELD : state;
        assertEquals(state, hold.stateAt(at));
        if (state == HoldState.HELD) {
            verb.does().accept(hold, at);
            assertEquals(verb.leadsTo(), hold.stateAt(END));
        } else {
            assertEquals(409, assertThrows(HttpProblem.class, () -> verb.does().accept(hold, at)).getStatusCode());
        }
    }

    private static Hold hold() {
        Stay stay = new Stay(LocalDate.of(2026, 3, 1), 2, new Party(1, List.of(4)), List.of());
        return Hold.of(ACTOR, UUID.randomUUID(), new Offer(UUID.randomUUID(), "ZZ-A1", "ZZ", stay, END), NOW, END);
    }
}
