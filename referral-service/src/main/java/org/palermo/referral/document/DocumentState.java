package org.palermo.referral.document;

/// Where a document stands.
public enum DocumentState {
    /// It was announced; its file has not come yet. If it does not come within a day, the document is forgotten.
    AWAITED,
    KEPT,
    /// Its file was deleted; that it was here, who added it and who removed it stays.
    REMOVED
}
