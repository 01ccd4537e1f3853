package org.palermo.inspection.report;

import java.time.LocalDate;

/// Adult, child, or somebody whose age is unsure and who is treated as a child until it is known.
public enum AgeGroup {
    ADULT,
    CHILD,
    UNSURE;

    /// What is said of her age, held against her date of birth. A date that makes her a child wins over `ADULT`: traffickers give girls
    /// the papers of adults, and adults' answers. A date that makes her an adult leaves `CHILD` in doubt. The mechanism has the same
    /// rule; both are tested with `docs/events/stated-age.json`.
    ///
    /// @param born null when nobody knows
    /// @param adultYears from which somebody decides for herself
    /// @param on the day of the referral, in the jurisdiction
    StatedAge statedWith(LocalDate born, int adultYears, LocalDate on) {
        if (born == null || this == UNSURE || (this == ADULT) == !born.plusYears(adultYears).isAfter(on)) {
            return new StatedAge(this, null);
        }
        return this == ADULT ? new StatedAge(CHILD, AgeCorrection.CHILD_BY_BIRTH) : new StatedAge(UNSURE, AgeCorrection.UNSURE_BY_BIRTH);
    }
}
