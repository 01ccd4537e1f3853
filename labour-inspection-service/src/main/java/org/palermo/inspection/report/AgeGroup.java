package org.palermo.inspection.report;

import java.time.LocalDate;

/// Adult, child, or age unsure. A person whose age is unsure is treated as a child until it is known.
public enum AgeGroup {
    ADULT,
    CHILD,
    UNSURE;

    /// Compares the stated age group with the date of birth. A date of birth that makes the person a child overrides `ADULT`:
    /// traffickers give girls the papers of adults, and adults' answers. A date of birth that makes the person an adult changes
    /// `CHILD` to `UNSURE`. The mechanism has the same rule; both are tested with `docs/events/stated-age.json`.
    ///
    /// @param born null when unknown
    /// @param adultYears the age in years from which a person is an adult
    /// @param on the date of the referral, in the jurisdiction
    StatedAge statedWith(LocalDate born, int adultYears, LocalDate on) {
        if (born == null || this == UNSURE || (this == ADULT) == !born.plusYears(adultYears).isAfter(on)) {
            return new StatedAge(this, null);
        }
        return this == ADULT ? new StatedAge(CHILD, AgeCorrection.CHILD_BY_BIRTH) : new StatedAge(UNSURE, AgeCorrection.UNSURE_BY_BIRTH);
    }
}
