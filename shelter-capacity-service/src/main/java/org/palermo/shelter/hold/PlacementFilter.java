package org.palermo.shelter.hold;

import java.time.Instant;
import java.util.List;

/// Which placements a list shows. What is asked and what has lapsed are stored alike and differ by the time only.
///
/// @param states as they are stored
/// @param after answers were or are awaited until after this instant
/// @param until and not after this one
record PlacementFilter(List<PlacementState> states, Instant after, Instant until) {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    /// @param wanted null for all
    static PlacementFilter of(PlacementState wanted, Instant now) {
        return switch (wanted) {
            case null -> new PlacementFilter(List.of(PlacementState.values()), Instant.EPOCH, EVER);
            case REQUESTED -> new PlacementFilter(List.of(wanted), now, EVER);
            case LAPSED -> new PlacementFilter(List.of(PlacementState.REQUESTED), Instant.EPOCH, now);
            case ACCEPTED, REFUSED, WITHDRAWN -> new PlacementFilter(List.of(wanted), Instant.EPOCH, EVER);
        };
    }
}
