package org.palermo.inspection.workplace;

/// Why a record changed although no inspector corrected it.
enum ChangeSource {
    /// A list stated what the record did not have.
    FROM_LIST
}
