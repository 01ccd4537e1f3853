package org.palermo.shelter.hold;

import java.time.Instant;
import java.util.List;

/// Translates a requested status into conditions on stored rows at an instant.
///
/// @param after the hold ends after this instant
/// @param until the hold ends at this instant or before it
record HoldFilter(List<HoldState> states, Instant after, Instant until) {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    /// @param wanted null for all
    static HoldFilter of(HoldState wanted, Instant now) {
        return switch (wanted) {
            case null -> new HoldFilter(List.of(HoldState.values()), Instant.EPOCH, EVER);
            case HELD -> new HoldFilter(List.of(HoldState.HELD), now, EVER);
            case EXPIRED -> new HoldFilter(List.of(HoldState.HELD), Instant.EPOCH, now);
            case RELEASED, PLACED, REFUSED -> new HoldFilter(List.of(wanted), Instant.EPOCH, EVER);
        };
    }
}
