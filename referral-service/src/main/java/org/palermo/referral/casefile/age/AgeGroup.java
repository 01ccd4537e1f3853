package org.palermo.referral.casefile.age;

import java.time.LocalDate;
import org.palermo.referral.casefile.term.CaseTerms;
import org.palermo.referral.profile.Profile;

/// Adult, child, or age unsure. A person whose age is unsure is treated as a child until her age is known (Convention of the Council of
/// Europe, art. 10(3)).
public enum AgeGroup {
    ADULT,
    CHILD,
    UNSURE;

    /// Compares the stated age group with the date of birth. A date of birth that makes the person a child overrides `ADULT`: traffickers
    /// give girls the papers and the answers of adults. A date of birth that makes the person an adult changes `CHILD` to `UNSURE`: the
    /// person gets the benefit of the doubt; a first responder's referral is rejected instead, so that the sender can correct it. The
    /// labour inspection service has the same rule; both services are tested with `docs/events/stated-age.json`.
    ///
    /// @param born null when unknown
    /// @param on the date of the referral, in the jurisdiction
    public StatedAge statedWith(LocalDate born, Profile law, LocalDate on) {
        if (born == null || this == UNSURE || (this == ADULT) == law.isAdult(born, on)) {
            return new StatedAge(this, null);
        }
        return this == ADULT ? new StatedAge(CHILD, AgeCorrection.CHILD_BY_BIRTH) : new StatedAge(UNSURE, AgeCorrection.UNSURE_BY_BIRTH);
    }

    /// Only an adult can refuse to be referred.
    public boolean needsConsent() {
        return this == ADULT;
    }

    public boolean needsGuardian() {
        return this != ADULT;
    }

    /// Whether the date of birth contradicts the stated age group `ADULT`.
    ///
    /// @param born null when unknown
    public boolean isRefutedBy(LocalDate born, CaseTerms terms) {
        return statedWith(born, terms.profile(), terms.day()).correction() == AgeCorrection.CHILD_BY_BIRTH;
    }
}
