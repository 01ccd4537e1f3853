package org.palermo.shelter.hold;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.sql.QueryBounds;

/// Translates a requested status into conditions on stored rows at an instant.
///
/// @param caseFile only of this case; null for all
/// @param after the hold ends after this instant
/// @param until the hold ends at this instant or before it
record HoldFilter(List<HoldState> states, UUID caseFile, Instant after, Instant until) {
    /// @param wanted null for all
    static HoldFilter of(HoldState wanted, UUID caseFile, Instant now) {
        return switch (wanted) {
            case null -> new HoldFilter(List.of(HoldState.values()), caseFile, Instant.EPOCH, QueryBounds.LATEST);
            case HELD -> new HoldFilter(List.of(HoldState.HELD), caseFile, now, QueryBounds.LATEST);
            case EXPIRED -> new HoldFilter(List.of(HoldState.HELD), caseFile, Instant.EPOCH, now);
            case RELEASED, PLACED, REFUSED -> new HoldFilter(List.of(wanted), caseFile, Instant.EPOCH, QueryBounds.LATEST);
        };
    }
}
