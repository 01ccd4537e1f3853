package org.palermo.referral.accommodation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Successive stays of one request, read in any order.
class RequestStateTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
            ", false, REQUESTED", ", true, CLOSED",
            "HELD, false, HELD", "HELD, true, CLOSED", "ENDED HELD, false, HELD", "HELD ENDED, false, HELD", "ENDED ASKED, false, HELD",
            "ENDED RELEASED, false, REQUESTED", "ENDED EXPIRED, false, REQUESTED", "RELEASED ENDED, false, ENDED", "REFUSED MOVED_ON, false, ENDED",
            "ENDED ARRIVED, false, PLACED", "ARRIVED RELEASED, false, PLACED", "ARRIVED HELD, true, PLACED", "NO_SHOW, false, REQUESTED"})
    void a_request_has_the_state_of_its_latest_stay_and_is_never_over_while_a_place_is_held(String stays, boolean closed, RequestState state) {
        List<StayView> told = new ArrayList<>();
        for (String status : stays == null ? new String[0] : stays.split(" ")) {
            told.add(stay(StayState.valueOf(status), FIRST.plusSeconds(told.size())));
        }
        assertEquals(state, RequestState.of(closed, told));
        Collections.reverse(told);
        assertEquals(state, RequestState.of(closed, told));
    }

    private static StayView stay(StayState status, Instant changedAt) {
        return new StayView(UUID.randomUUID(), UUID.randomUUID(), null, status, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 3), null, changedAt);
    }
}
