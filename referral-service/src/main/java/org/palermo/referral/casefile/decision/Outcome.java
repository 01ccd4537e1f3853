package org.palermo.referral.casefile.decision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The outcome of a decision for the person.
@Schema(name = "DecisionOutcome")
public enum Outcome {
    POSITIVE,
    NEGATIVE
}
