package org.palermo.shelter.placement;

import java.time.Instant;
import java.util.List;
import org.palermo.kernel.sql.QueryBounds;
import org.palermo.shelter.hold.PlacementState;

/// Translates a requested status into conditions on stored rows at an instant.
///
/// @param after the hold ends after this instant
/// @param until the hold ends at this instant or before it
/// @param escalated the request is unanswered and was escalated at this instant or before it
record PlacementFilter(List<PlacementState> states, Instant after, Instant until, Instant escalated) {
    /// @param wanted null for all; `REQUESTED` matches all unanswered requests, escalated ones included
    static PlacementFilter of(PlacementState wanted, Instant now) {
        return switch (wanted) {
            case null -> new PlacementFilter(List.of(PlacementState.values()), Instant.EPOCH, QueryBounds.LATEST, QueryBounds.LATEST);
            case REQUESTED -> new PlacementFilter(List.of(wanted), now, QueryBounds.LATEST, QueryBounds.LATEST);
            case ESCALATED -> new PlacementFilter(List.of(PlacementState.REQUESTED), now, QueryBounds.LATEST, now);
            case LAPSED -> new PlacementFilter(List.of(PlacementState.REQUESTED), Instant.EPOCH, now, QueryBounds.LATEST);
            case ACCEPTED, REFUSED, WITHDRAWN, ARRIVED, NO_SHOW, ABSENT, MISSING, ENDED, MOVED_ON ->
                    new PlacementFilter(List.of(wanted), Instant.EPOCH, QueryBounds.LATEST, QueryBounds.LATEST);
        };
    }
}
