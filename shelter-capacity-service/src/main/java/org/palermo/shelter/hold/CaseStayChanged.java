package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// The event to the mechanism about a hold for a case: ids, dates and a state. It names neither the shelter nor the area.
///
/// @param until the morning on which the stay ends, a date of the shelter's zone
/// @param expiresAt when the hold ends unless the shelter answers
@RegisterForReflection
record CaseStayChanged(
        UUID caseFile, UUID hold, UUID request, UUID placement, State state,
        LocalDate from, LocalDate until, Instant expiresAt, Instant changedAt) {
    static final String TYPE = "org.palermo.shelter.case-stay-changed";

    enum State {
        HELD, RELEASED, ASKED, REFUSED, WITHDRAWN, ACCEPTED, ARRIVED, NO_SHOW, ABSENT, MISSING, ENDED, MOVED_ON;

        /// @param placed the stored state; null when no shelter was asked
        static State of(HoldState held, PlacementState placed) {
            if (placed == null) {
                return held == HoldState.HELD ? HELD : RELEASED;
            }
            return switch (placed) {
                case REQUESTED, ESCALATED, LAPSED -> ASKED;
                case ACCEPTED -> ACCEPTED;
                case REFUSED -> REFUSED;
                case WITHDRAWN -> WITHDRAWN;
                case ARRIVED -> ARRIVED;
                case NO_SHOW -> NO_SHOW;
                case ABSENT -> ABSENT;
                case MISSING -> MISSING;
                case ENDED -> ENDED;
                case MOVED_ON -> MOVED_ON;
            };
        }

        boolean isUntilAnswered() {
            return this == HELD || this == ASKED;
        }
    }
}
