package org.palermo.referral.team;

import java.time.LocalDate;

/// One effect of an accepted transfer, or why it had none.
///
/// @param what `ASSIGNED` or `ENDED`, with the assignment; else why nothing was moved
/// @param stage with `ASSIGNED`, the stage that protects the person; `recoveryEndsOn` is its end
record TransferEffect(String what, Assignment assignment, String country, String stage, LocalDate recoveryEndsOn) {
    static final String ASSIGNED = "ASSIGNED";
    static final String ENDED = "ENDED";
}
