package org.palermo.shelter.placement;

import java.time.Instant;
import java.util.List;
import org.palermo.shelter.hold.PlacementState;

/// What a status means for stored rows at an instant.
///
/// @param after the hold ends after this instant
/// @param until and not after this one
/// @param escalated and waits for an answer so long that it was escalated at this instant
record PlacementFilter(List<PlacementState> states, Instant after, Instant until, Instant escalated) {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    /// @param wanted null for all; `REQUESTED` is all that wait for an answer, those included that were escalated
    static PlacementFilter of(PlacementState wanted, Instant now) {
        return switch (wanted) {
            case null -> new PlacementFilter(List.of(PlacementState.values()), Instant.EPOCH, EVER, EVER);
            case REQUESTED -> new PlacementFilter(List.of(wanted), now, EVER, EVER);
            case ESCALATED -> new PlacementFilter(List.of(PlacementState.REQUESTED), now, EVER, now);
            case LAPSED -> new PlacementFilter(List.of(PlacementState.REQUESTED), Instant.EPOCH, now, EVER);
            case ACCEPTED, REFUSED, WITHDRAWN, ARRIVED, NO_SHOW, ABSENT, MISSING, ENDED, MOVED_ON ->
                    new PlacementFilter(List.of(wanted), Instant.EPOCH, EVER, EVER);
        };
    }
}
