package org.palermo.referral.casefile;

import java.time.LocalDate;

/// Adult, child, or somebody whose age is unsure and who is treated as a child until it is known (Convention of the
/// Council of Europe, art. 10(3)).
public enum AgeGroup {
    ADULT,
    CHILD,
    UNSURE;

    /// Only an adult can refuse to be referred.
    boolean needsConsent() {
        return this == ADULT;
    }

    boolean needsGuardian() {
        return this != ADULT;
    }

    /// Said to be an adult and born too late for it.
    ///
    /// @param born null when nobody knows
    boolean isRefutedBy(LocalDate born, CaseTerms terms) {
        return this == ADULT && born != null && !terms.isAdult(born);
    }
}
