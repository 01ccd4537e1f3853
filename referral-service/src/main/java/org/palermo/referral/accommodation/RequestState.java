package org.palermo.referral.accommodation;

import java.util.List;

/// Where a request stands: by what came of it last, until somebody closes it.
public enum RequestState {
    /// Nothing is held. Whoever works on the case looks for a place, or others are asked.
    REQUESTED,
    /// A place is held; its shelter has not been asked, or has not answered.
    HELD,
    /// A shelter has accepted, and from then on until the stay ends.
    PLACED,
    /// The stay is over.
    ENDED,
    CLOSED;

    /// @param stays of one request, as they stand now
    static RequestState of(boolean closed, List<StayView> stays) {
        if (stays.stream().anyMatch(stay -> of(stay.status()) == PLACED)) {
            return PLACED;
        }
        if (closed) {
            return CLOSED;
        }
        return stays.stream().map(stay -> of(stay.status())).max(java.util.Comparator.naturalOrder()).orElse(REQUESTED);
    }

    private static RequestState of(StayState stay) {
        return switch (stay) {
            case HELD, ASKED -> HELD;
            case ACCEPTED, ARRIVED, ABSENT, MISSING -> PLACED;
            case ENDED, MOVED_ON -> ENDED;
            case RELEASED, REFUSED, WITHDRAWN, NO_SHOW, EXPIRED -> REQUESTED;
        };
    }
}
