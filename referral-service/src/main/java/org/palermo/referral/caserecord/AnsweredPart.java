package org.palermo.referral.caserecord;

/// Whether an organisation takes the part that a record gives it.
public enum AnsweredPart {
    /// It has not answered yet, or not since the record was addressed to it again.
    NOT_YET,
    /// It acts as guardian, adviser or prosecutor.
    ACCEPTED,
    /// It does not take the part, or can't do it any longer.
    DECLINED
}
