package org.palermo.shelter.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.StatisticsRule;

class ShelterProfileTest {

    @ParameterizedTest
    @CsvSource({"1, 1-2", "2, 1-2", "3, 3+", "400, 3+"})
    void vacancy_is_shown_in_bands(int vacant, String band) {
        assertEquals(band, profile(List.of(1, 3)).band(vacant));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2-4", "4, 2-4", "5, 5+"})
    void the_profile_sets_the_bands(int vacant, String band) {
        assertEquals(band, profile(List.of(1, 2, 5)).band(vacant));
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "1, 8", "32, 8", "33, 16", "64, 16", "65, 24", "8400, 2104"})
    void an_organisation_may_hold_a_quarter_of_the_registered_places_in_steps(int registered, int held) {
        assertEquals(held, profile(List.of(1, 3)).mostHeldInArea(registered));
    }

    private static ShelterProfile profile(List<Integer> edges) {
        return new ShelterProfile("test", LocalTime.of(6, 0), 24, 15, 30, 120, 15, 24, List.of(), null, 480, 60, 24, 50, 20, 24, 480,
                25, 8, 5, 10, 5, 12, 10, 120, 600, 30, 120, 3, 2, edges, 2, 12, 4, 120, 180, 12,
                new StatisticsRule(11, true, null, Period.WEEK, "a test"), Map.of());
    }
}
