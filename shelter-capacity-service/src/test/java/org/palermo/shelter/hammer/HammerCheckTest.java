package org.palermo.shelter.hammer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The checker finds each kind of fault, and no fault where there is none.
class HammerCheckTest {
    private static final UUID HOUSE = new UUID(0, 1);
    private static final House.Bed ONE = new House.Bed(new UUID(1, 1), false);
    private static final House.Bed TWO = new House.Bed(new UUID(1, 2), false);
    private static final House.Bed COT = new House.Bed(new UUID(1, 3), true);
    private static final House SINGLE_AND_FAMILY = house(3, room(1, ONE), room(2, TWO, COT));

    @Test
    void a_correct_run_has_no_faults() {
        Held first = held(woman(0, 2, 10, 20), 100, 110, ONE);
        Held second = held(woman(2, 3, 30, 40), 900, 900, ONE);
        Held third = held(woman(0, 2, 105, 120), 900, 900, ONE);
        assertEquals(List.of(),
                check(SINGLE_AND_FAMILY, List.of(first, second, third), refused(family(0, 1, 130, 140), "no-place"),
                        held(family(0, 1, 5, 10), 900, 900, TWO, COT)));
    }

    @Test
    void a_place_that_is_sold_twice() {
        assertFault("sold twice",
                check(SINGLE_AND_FAMILY, List.of(held(woman(0, 2, 10, 20), 100, 110, ONE), held(woman(1, 2, 30, 40), 100, 110, ONE))));
    }

    @Test
    void a_night_that_is_over_its_limit() {
        House narrow = house(1, room(1, ONE), room(2, TWO));
        assertFault("over the limit",
                check(narrow, List.of(held(woman(0, 2, 10, 20), 100, 110, ONE), held(woman(1, 2, 30, 40), 100, 110, TWO))));
    }

    @Test
    void a_family_that_shares_a_room() {
        assertFault("shares a room", check(SINGLE_AND_FAMILY, List.of(held(family(0, 1, 10, 20), 100, 110, ONE, COT))));
    }

    @Test
    void a_woman_in_a_cot_has_no_bed() {
        assertFault("does not hold them", check(SINGLE_AND_FAMILY, List.of(held(woman(0, 1, 10, 20), 100, 110, COT))));
    }

    @Test
    void a_refusal_while_a_place_stood_free() {
        Held until = held(woman(0, 1, 10, 20), 50, 60, ONE);
        Held other = held(family(0, 1, 10, 20), 900, 900, TWO, COT);
        assertEquals(List.of(), check(SINGLE_AND_FAMILY, List.of(until, other), refused(woman(0, 1, 59, 70), "no-place")));
        assertFault("refused for nothing", check(SINGLE_AND_FAMILY, List.of(until, other), refused(woman(0, 1, 60, 70), "no-place")));
        assertFault("refused for nothing", check(SINGLE_AND_FAMILY, List.of(other), refused(woman(0, 1, 60, 70), "still-running")));
    }

    @Test
    void a_refusal_of_a_family_while_rooms_stood_free() {
        House limited = house(2, room(1, ONE), room(2, TWO, COT));
        assertEquals(List.of(),
                check(limited, List.of(held(woman(0, 1, 10, 20), 900, 900, ONE)), refused(family(0, 1, 30, 40), "no-place")));
        assertFault("refused for nothing",
                check(SINGLE_AND_FAMILY, List.of(held(woman(0, 1, 10, 20), 900, 900, ONE)), refused(family(0, 1, 30, 40), "no-place")));
    }

    @Test
    void a_refusal_of_an_organisation_that_held_less_than_it_may() {
        assertFault("refused for nothing",
                check(SINGLE_AND_FAMILY, List.of(held(woman(0, 1, 10, 20), 900, 900, ONE)), refused(woman(0, 1, 30, 40), "too-many")));
    }

    @Test
    void a_refusal_of_people_whom_the_shelter_had_not_refused() {
        Held no = refusedUntil(held(woman(0, 1, 10, 20), 30, 31, ONE), 50);
        assertEquals(List.of(), check(SINGLE_AND_FAMILY, List.of(no), refused(woman(0, 2, 40, 45), "no-place")));
        assertFault("refused for nothing", check(SINGLE_AND_FAMILY, List.of(no), refused(woman(0, 2, 50, 55), "no-place")));
        assertFault("refused for nothing", check(SINGLE_AND_FAMILY, List.of(no), refused(woman(1, 2, 40, 45), "no-place")));
        assertFault("refused for nothing", check(SINGLE_AND_FAMILY, List.of(no), refused(family(0, 1, 40, 45), "no-place")));
    }

    private static List<String> check(House house, List<Held> held, Object... more) {
        List<Held> all = new java.util.ArrayList<>(held);
        List<HoldAttempt> refused = new java.util.ArrayList<>();
        for (Object one : more) {
            if (one instanceof Held another) {
                all.add(another);
            } else {
                refused.add((HoldAttempt) one);
            }
        }
        return HammerCheck.faults(List.of(house), all, refused);
    }

    private static void assertFault(String what, List<String> faults) {
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.getFirst().startsWith(what), faults.toString());
    }

    private static House house(int may, House.Room... rooms) {
        return new House(HOUSE, may, 0, List.of(rooms));
    }

    private static House.Room room(int id, House.Bed... places) {
        return new House.Room(new UUID(2, id), List.of(places));
    }

    private static HoldAttempt woman(int from, int until, long sent, long answered) {
        return new HoldAttempt(30, new Nights(from, until), 1, List.of(), sent, answered, null);
    }

    private static HoldAttempt family(int from, int until, long sent, long answered) {
        return new HoldAttempt(30, new Nights(from, until), 1, List.of(1), sent, answered, null);
    }

    private static HoldAttempt refused(HoldAttempt asked, String why) {
        return new HoldAttempt(asked.agency(), asked.nights(), asked.women(), asked.children(), asked.sent(), asked.answered(), why);
    }

    private static Held held(HoldAttempt asked, long keptUntil, long freeFrom, House.Bed... places) {
        return new Held("hold", asked, HOUSE, Set.of(places).stream().map(House.Bed::id).collect(java.util.stream.Collectors.toSet()),
                keptUntil, freeFrom, freeFrom, 0);
    }

    private static Held refusedUntil(Held held, long doubtedUntil) {
        return new Held(held.id(), held.asked(), held.house(), held.places(),
                held.keptUntil(), held.freeFrom(), held.opened(), doubtedUntil);
    }
}
