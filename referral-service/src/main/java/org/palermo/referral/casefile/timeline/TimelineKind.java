package org.palermo.referral.casefile.timeline;

/// What an entry of a timeline is about. The id of an entry is that of the record named here.
public enum TimelineKind {
    /// A step of the file that is none of the others: `what` is the event, such as `Suspended`.
    STEP,
    /// A decision of the authority: `what` is its kind.
    DECISION,
    /// A proposed decision: `what` is `PROPOSED`, or what became of it.
    DECISION_PROPOSAL,
    /// A determination of age: `what` is its outcome.
    AGE_DETERMINATION,
    /// A correction of the person's data: `what` is its reason.
    CORRECTION,
    /// A record was added: `what` is its kind.
    RECORD_ADDED,
    /// A record was changed: `what` is its kind.
    RECORD_CHANGED,
    /// A case coordinator: `what` is `ASSIGNED` or `ENDED`. The id is that of the assignment.
    COORDINATOR,
    /// A person of the authority: `what` is the part and `ASSIGNED` or `ENDED`. The id is that of the assignment.
    CASEWORKER,
    /// A place that was asked for: `what` is `ASKED` or `CLOSED`.
    ACCOMMODATION_REQUEST,
    /// A referral onward: `what` is `SENT`, or what became of it.
    ONWARD_REFERRAL,
    /// A request for information: `what` is `ASKED`, or what became of it.
    INFORMATION_REQUEST,
    /// A certificate: `what` is what it was issued for.
    CERTIFICATE,
    /// A letter: `what` is `WRITTEN`, `HANDED_OVER` or `DISCARDED`.
    LETTER,
    /// A document was added: `what` is its kind.
    DOCUMENT_ADDED,
    /// A document was removed: `what` is its kind.
    DOCUMENT_REMOVED,
    /// An answer to a record: `what` is who answers and the answer, such as `GUARDIAN_ACCEPTED`. The id is that of the record.
    RECORD_ANSWER,
    /// A place that is held, or a stay: `what` is `STAY_` and the last state. The id is that of the hold.
    STAY,
    /// A link to another case: `what` is `LINK_FOUND`, `LINK_MADE` by hand, or what became of it. The id is that of the link.
    CASE_LINK,
    /// A related person was recorded: `what` is `RELATED`. The id is that of the other case.
    RELATED_PERSON
}
