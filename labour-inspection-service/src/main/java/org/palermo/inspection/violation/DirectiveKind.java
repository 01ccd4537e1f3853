package org.palermo.inspection.violation;

/// What an inspector orders, and, for terms of appeal, a penalty.
public enum DirectiveKind {
    /// Remedy the violation, within a term.
    IMPROVEMENT,
    /// Stop at once what endangers people.
    PROHIBITION,
    /// Undo the harm that was done to workers: give documents back, house them, take them back.
    REMEDIATION,
    /// Pay wages or fees back to workers.
    PAYMENT
}
