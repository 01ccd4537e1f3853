package org.palermo.referral.casefile.term;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A term of a case file.
@Schema(name = "CaseClock")
public enum CaseTerm {
    /// The reasonable-grounds decision.
    REASONABLE_GROUNDS,
    /// The end of recovery and reflection.
    RECOVERY,
    /// The minimum recovery period, where the end is open.
    RECOVERY_DAYS,
    /// The conclusive decision.
    CONCLUSIVE_GROUNDS,
    /// The term to ask for reconsideration.
    RECONSIDERATION
}
