package org.palermo.referral.team;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// One effect of an accepted transfer, or why it had none.
///
/// @param what `ASSIGNED` or `ENDED`, with the assignment; else why nothing was moved
/// @param stage with `ASSIGNED`, the stage that protects the person; `recoveryEndsOn` is its end
record TakenOver(String what, Assignment assignment, String country, String stage, LocalDate recoveryEndsOn) {
    static final String ASSIGNED = "ASSIGNED";
    static final String ENDED = "ENDED";

    static TakenOver of(Object[] r) {
        Assignment assignment = r[2] == null ? null : new Assignment((UUID) r[1], (String) r[6], UUID.fromString((String) r[2]), (UUID) r[3], (Instant) r[4]);
        return new TakenOver((String) r[0], assignment, (String) r[5], (String) r[7], (LocalDate) r[8]);
    }
}
