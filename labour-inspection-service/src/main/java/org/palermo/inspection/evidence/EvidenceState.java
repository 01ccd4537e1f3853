package org.palermo.inspection.evidence;

/// Where evidence stands.
public enum EvidenceState {
    /// It was announced; its file has not come yet. If it does not come within a day, the evidence is forgotten.
    AWAITED,
    KEPT,
    /// Its file was deleted; that it was here, who added it and who had it stays.
    REMOVED
}
