package org.palermo.inspection.upload;

/// Why a file of a visit was removed.
public enum AttachmentRemovalReason {
    WRONG_VISIT,
    DUPLICATE,
    /// It shows somebody who is not concerned, or who did not want it.
    SHOWS_SOMEBODY,
    NOT_NEEDED
}
