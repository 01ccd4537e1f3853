package org.palermo.referral.casefile;

import java.time.LocalDate;
import org.palermo.referral.profile.Profile;

/// Adult, child, or somebody whose age is unsure and who is treated as a child until it is known (Convention of the
/// Council of Europe, art. 10(3)).
public enum AgeGroup {
    ADULT,
    CHILD,
    UNSURE;

    /// What is said of her age, held against her date of birth, at whatever door she comes. A date that makes her a child wins over
    /// `ADULT`: traffickers give girls the papers of adults, and adults' answers. A date that makes her an adult leaves `CHILD` in
    /// doubt, and the doubt is hers. The labour inspection service has the same rule; both are tested with `docs/events/stated-age.json`.
    ///
    /// @param born null when nobody knows
    /// @param on the day of the referral, in the jurisdiction
    public StatedAge statedWith(LocalDate born, Profile law, LocalDate on) {
        if (born == null || this == UNSURE || (this == ADULT) == law.isAdult(born, on)) {
            return new StatedAge(this, null);
        }
        return this == ADULT ? new StatedAge(CHILD, AgeCorrection.CHILD_BY_BIRTH) : new StatedAge(UNSURE, AgeCorrection.UNSURE_BY_BIRTH);
    }

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
        return statedWith(born, terms.profile(), terms.day()).correction() == AgeCorrection.CHILD_BY_BIRTH;
    }
}
