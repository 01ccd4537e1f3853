package org.palermo.inspection.appeal;

/// How an appeal ended.
public enum AppealOutcome {
    UPHELD,
    /// Upheld with another term or amount.
    VARIED,
    QUASHED,
    /// The employer took it back.
    WITHDRAWN
}
