package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What a case is told of a hold that was made for it: ids, dates and a state; neither which shelter nor in which area.
///
/// @param until the morning on which it ends, a date of the shelter's zone
/// @param expiresAt until when it is held without an answer
@RegisterForReflection
record CaseStayTold(
        UUID caseFile, UUID hold, UUID request, UUID placement, State state, LocalDate from, LocalDate until, Instant expiresAt, Instant changedAt) {
    static final String TYPE = "org.palermo.shelter.case-stay-changed";

    enum State {
        HELD, RELEASED, ASKED, REFUSED, WITHDRAWN, ACCEPTED, ARRIVED, NO_SHOW, ABSENT, MISSING, ENDED, MOVED_ON;

        /// @param placed as it is stored; null when no shelter was asked
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
