package org.palermo.inspection.openrosa;

/// Why a form waits for a person.
public enum WaitsFor {
    /// The phone had sent another body under the same id.
    ANOTHER_BODY,
    /// The form edits one that was sent before: a visit changes only by a correction that keeps what stood before.
    EDIT
}
