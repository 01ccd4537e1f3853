package org.palermo.inspection.evidence;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why evidence was removed.
@Schema(name = "EvidenceRemovalReason")
public enum RemovalReason {
    WRONG_VISIT,
    DUPLICATE,
    /// It shows somebody who is not concerned, or who did not want it.
    SHOWS_SOMEBODY,
    NOT_NEEDED,
    /// The retention time was over. Only the retention gives this reason.
    RETENTION
}
