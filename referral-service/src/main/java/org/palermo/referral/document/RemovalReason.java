package org.palermo.referral.document;

/// Why a document is removed.
public enum RemovalReason {
    /// It is about somebody else.
    WRONG_PERSON,
    DUPLICATE,
    HER_REQUEST,
    NOT_NEEDED
}
