package org.palermo.referral.document;

/// The state of a document.
public enum DocumentState {
    /// It was announced; its file has not arrived yet. If it does not arrive within a day, the document is deleted.
    AWAITED,
    KEPT,
    /// Its file was deleted; the entry keeps who added it and who removed it.
    REMOVED
}
