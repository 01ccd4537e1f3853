package org.palermo.shelter.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VacancyTest {
    private static final int COT_MAX_AGE = 2;

    @Test
    void a_family_takes_the_smallest_room_that_is_enough() {
        Vacancy vacancy = vacancy(9, room("A", 4, 0), room("B", 2, 0), room("C", 1, 1));
        assertEquals(List.of("B"), names(vacancy.rooms(new Party(1, List.of(7)), COT_MAX_AGE)));
    }

    @Test
    void an_infant_sleeps_in_a_cot_and_a_child_does_not() {
        Vacancy vacancy = vacancy(9, room("A", 1, 1));
        assertTrue(vacancy.fits(new Party(1, List.of(2)), COT_MAX_AGE));
        assertFalse(vacancy.fits(new Party(1, List.of(3)), COT_MAX_AGE));
    }

    @Test
    void a_large_family_takes_several_whole_rooms() {
        Vacancy vacancy = vacancy(9, room("A", 2, 0), room("B", 3, 0), room("C", 1, 0));
        assertEquals(List.of("B", "C"), names(vacancy.rooms(new Party(1, List.of(3, 5, 9)), COT_MAX_AGE)));
    }

    /// Six people and six free places: taking the room of four first leaves no room that fits.
    @Test
    void rooms_that_fit_the_limit_are_found_beside_a_larger_one_that_does_not() {
        Party six = new Party(1, List.of(3, 5, 7, 9, 11));
        assertEquals(List.of("B", "C"), names(vacancy(6, room("A", 4, 0), room("B", 3, 0), room("C", 3, 0)).rooms(six, COT_MAX_AGE)));
        Party four = new Party(1, List.of(3, 5, 7));
        assertEquals(List.of("B", "C"), names(vacancy(4, room("A", 5, 0), room("B", 2, 0), room("C", 2, 0)).rooms(four, COT_MAX_AGE)));
        assertEquals(List.of(), vacancy(5, room("A", 4, 0), room("B", 3, 0), room("C", 3, 0)).rooms(six, COT_MAX_AGE));
    }

    @Test
    void rooms_of_cots_are_not_enough_for_people_who_need_beds() {
        assertEquals(List.of("B", "C"),
                names(vacancy(9, room("A", 0, 5), room("B", 1, 1), room("C", 2, 0)).rooms(new Party(2, List.of(1, 8)), COT_MAX_AGE)));
    }

    @Test
    void a_room_with_more_places_than_may_be_given_is_not_given() {
        assertFalse(vacancy(3, room("A", 4, 0)).fits(new Party(1, List.of(7)), COT_MAX_AGE));
    }

    @Test
    void women_need_beds_and_spare_places() {
        Vacancy vacancy = new Vacancy(UUID.randomUUID(), 2, 5, List.of());
        assertTrue(vacancy.fits(new Party(2, List.of()), COT_MAX_AGE));
        assertFalse(vacancy.fits(new Party(3, List.of()), COT_MAX_AGE));
    }

    private static FreeRoom room(String name, int beds, int cots) {
        return new FreeRoom(name, beds, cots);
    }

    private static Vacancy vacancy(int spare, FreeRoom... rooms) {
        int beds = Arrays.stream(rooms).mapToInt(FreeRoom::beds).sum();
        return new Vacancy(UUID.randomUUID(), spare, beds, List.of(rooms));
    }

    private static List<String> names(List<FreeRoom> rooms) {
        return rooms.stream().map(FreeRoom::name).sorted().toList();
    }
}
