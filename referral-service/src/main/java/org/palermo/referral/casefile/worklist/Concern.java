package org.palermo.referral.casefile.worklist;

/// A matter that needs attention in a case, whatever its terms.
public enum Concern {
    /// The person is missing.
    MISSING,
    /// The person was found, and the return interview has not taken place.
    INTERVIEW_DUE,
    /// A child, or a person whose age is unsure, has no guardian.
    NO_GUARDIAN,
    /// An organisation was asked for information and has not answered.
    QUESTION_OPEN;

    /// The table of its rows, which have `case_file` and `region`. A case may have several open questions.
    String table() {
        return this == QUESTION_OPEN ? "information_request" : "case_concern";
    }

    /// What is selected of a row `k` to count cases: each case once.
    String column() {
        return this == QUESTION_OPEN ? "distinct k.case_file" : "k.case_file";
    }

    /// The condition on a row `k`; worded as in the partial index, so that it applies.
    String condition() {
        return this == QUESTION_OPEN ? "k.state = 'OPEN'" : "k.kind = '" + name() + "'";
    }
}
