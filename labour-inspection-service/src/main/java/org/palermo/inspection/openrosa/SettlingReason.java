package org.palermo.inspection.openrosa;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a person must settle a form.
@Schema(name = "FormWaitsFor")
public enum SettlingReason {
    /// The phone had already sent a different body under the same id.
    ANOTHER_BODY,
    /// The form edits a form that was sent before. A visit changes only by a correction that keeps the earlier values.
    EDIT,
    /// It names a violation that can't be recorded so, such as one that was not law on that day. All else of the form was recorded.
    VIOLATION,
    /// A text in it says something about migration status. All else of the form was recorded.
    TEXT,
    /// Its consent or warrant does not fit the ground of entry or the start, such as a warrant that was issued after the visit. All else of
    /// the form was recorded.
    ENTRY,
    /// A visit had been recorded or opened with a different body under the same id, without a form.
    ANOTHER_VISIT,
    /// A finding had been recorded with a different body under the same id, without a form. Suspected victims are not compared.
    ANOTHER_FINDING,
    /// A step of a visit, such as an interview, had been recorded with a different body under the same id.
    ANOTHER_STEP,
    /// A different suspected victim of a finding had been reported under the same id. Who this one is is not stored.
    ANOTHER_PERSON;

    /// Whether it says something of findings, which could be recorded too.
    boolean hasFindings() {
        return isOfForm() || this == ANOTHER_FINDING;
    }

    /// Whether all else of the form was recorded.
    boolean isOfPart() {
        return this == VIOLATION || this == TEXT || this == ENTRY;
    }

    /// Whether it waits beside a form or what was recorded from one.
    boolean isOfForm() {
        return this == ANOTHER_BODY || this == EDIT || isOfPart();
    }
}
