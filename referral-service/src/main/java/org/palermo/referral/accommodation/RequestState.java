package org.palermo.referral.accommodation;

import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a request. A stay that a shelter has accepted comes first, then closing, then a held place, then the latest stay.
@Schema(name = "AccommodationRequestState")
public enum RequestState {
    /// No place is held: somebody who works on the case is searching, or shelters have been asked.
    REQUESTED,
    /// A place is held; the shelter has not been asked or has not answered.
    HELD,
    /// A shelter has accepted, and the stay has not ended. A closed request with such a stay is still `PLACED`.
    PLACED,
    /// The stay is over.
    ENDED,
    CLOSED;

    /// @param stays the current stays of one request
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
