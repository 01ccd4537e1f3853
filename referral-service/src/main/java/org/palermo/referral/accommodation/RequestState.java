package org.palermo.referral.accommodation;

import java.util.Comparator;
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
        if (any(stays, PLACED)) {
            return PLACED;
        }
        if (closed) {
            return CLOSED;
        }
        return any(stays, HELD) ? HELD
                : stays.stream().max(Comparator.comparing(StayView::changedAt)).map(last -> of(last.status())).orElse(REQUESTED);
    }

    private static boolean any(List<StayView> stays, RequestState state) {
        return stays.stream().anyMatch(stay -> of(stay.status()) == state);
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
