package org.palermo.referral.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a document is removed.
@Schema(name = "DocumentRemovalReason")
public enum RemovalReason {
    /// It is about somebody else.
    WRONG_PERSON,
    DUPLICATE,
    HER_REQUEST,
    NOT_NEEDED
}
