package org.palermo.referral.casefile;

/// How a reasonable-grounds decision came out.
public enum Outcome {
    POSITIVE,
    NEGATIVE;

    CaseFileStage stage() {
        return this == POSITIVE ? CaseFileStage.REASONABLE_GROUNDS_POSITIVE : CaseFileStage.REASONABLE_GROUNDS_NEGATIVE;
    }
}
