package org.palermo.inspection.recruitment;

import java.time.LocalDate;

/// What a licence is on a day.
public enum LicenceState {
    VALID,
    NOT_YET_VALID,
    EXPIRED,
    SUSPENDED,
    REVOKED;

    /// @param step the latest decision
    /// @param until last day, or null without an end
    /// @param on the day, in the time zone of the country that licensed
    public static LicenceState of(LicenceStep step, LocalDate from, LocalDate until, LocalDate on) {
        if (step == LicenceStep.REVOKE) {
            return REVOKED;
        }
        if (step == LicenceStep.SUSPEND) {
            return SUSPENDED;
        }
        if (on.isBefore(from)) {
            return NOT_YET_VALID;
        }
        return until != null && on.isAfter(until) ? EXPIRED : VALID;
    }
}
