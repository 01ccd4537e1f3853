package org.palermo.kernel.retention;

/// Why a record must not be erased, whatever its retention time.
public enum LegalHoldReason {
    /// A criminal or civil court deals with it, or will.
    PROCEEDINGS,
    /// A prosecutor or the police have asked to keep it.
    INVESTIGATION,
    /// A supervisory authority or an ombudsperson examines how it was handled.
    COMPLAINT,
    /// The person herself needs it, e.g. for compensation (Regulation (EU) 2016/679, article 18(1)(c)).
    CLAIM
}
