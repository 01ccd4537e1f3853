package org.palermo.inspection.evidence;

/// A step in the chain of custody.
public enum CustodyStep {
    ANNOUNCED,
    /// Its file had arrived from a phone, complete, and was not yet evidence.
    ATTACHED,
    /// Its file had arrived, complete.
    KEPT,
    /// A copy was given to somebody.
    HANDED_OVER,
    /// The copy came back, or was destroyed there.
    RETURNED,
    REMOVED
}
