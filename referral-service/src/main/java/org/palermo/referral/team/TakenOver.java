package org.palermo.referral.team;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What an accepted transfer did, row by row, or why it did nothing.
///
/// @param what `ASSIGNED` or `ENDED`, with the assignment; else why nothing was moved
/// @param stage by which she is protected, and `recoveryEndsOn` until when, with `ASSIGNED`
record TakenOver(String what, Assignment assignment, String country, String stage, LocalDate recoveryEndsOn) {
    static final String ASSIGNED = "ASSIGNED";
    static final String ENDED = "ENDED";

    static TakenOver of(Object[] r) {
        Assignment assignment = r[2] == null ? null : new Assignment((UUID) r[1], (String) r[6], UUID.fromString((String) r[2]), (UUID) r[3], (Instant) r[4]);
        return new TakenOver((String) r[0], assignment, (String) r[5], (String) r[7], (LocalDate) r[8]);
    }
}
