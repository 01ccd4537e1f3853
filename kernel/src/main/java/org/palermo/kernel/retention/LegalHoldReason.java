package org.palermo.kernel.retention;

/// Why a record must not be erased, whatever its time.
public enum LegalHoldReason {
    /// A court has it before it, or will: criminal or civil.
    PROCEEDINGS,
    /// Prosecutor or police have asked that it be kept.
    INVESTIGATION,
    /// A supervisory authority or an ombudsperson looks into how it was handled.
    COMPLAINT,
    /// The person herself needs it, e.g. for compensation (Regulation (EU) 2016/679, article 18(1)(c)).
    CLAIM
}
