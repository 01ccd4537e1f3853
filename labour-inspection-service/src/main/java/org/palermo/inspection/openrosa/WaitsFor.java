package org.palermo.inspection.openrosa;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a form waits for a person.
@Schema(name = "FormWaitsFor")
public enum WaitsFor {
    /// The phone had sent another body under the same id.
    ANOTHER_BODY,
    /// The form edits one that was sent before: a visit changes only by a correction that keeps what stood before.
    EDIT
}
