package org.palermo.inspection.evidence;

/// Why evidence was removed.
public enum RemovalReason {
    WRONG_VISIT,
    DUPLICATE,
    /// It shows somebody who is not concerned, or who did not want it.
    SHOWS_SOMEBODY,
    NOT_NEEDED,
    /// Its time was over. Only the retention gives this reason.
    RETENTION
}
