package org.palermo.inspection.evidence;

/// The state of evidence.
public enum EvidenceState {
    /// It was announced; its file has not arrived yet. If it does not arrive within a day, the evidence is deleted.
    AWAITED,
    KEPT,
    /// Its file was deleted; the entry keeps who added it and who had it.
    REMOVED
}
