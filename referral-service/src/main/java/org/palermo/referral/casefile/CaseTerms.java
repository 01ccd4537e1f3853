package org.palermo.referral.casefile;

import java.time.Instant;
import java.time.LocalDate;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.Profile;

/// The terms that the law of a region sets, counted from one instant. Dates are taken in the jurisdiction's zone; a
/// date is null where the law sets no term.
record CaseTerms(LocalDate reasonableGroundsDue, LocalDate recoveryEnd, LocalDate reconsiderationUntil) {

    static CaseTerms from(Instant instant, String region, Country country, Profile profile) {
        LocalDate day = LocalDate.ofInstant(instant, country.zone());
        return new CaseTerms(
                profile.reasonableGroundsDue(day, country.workingDays(region)),
                profile.recoveryEnd(day),
                profile.reconsiderationUntil(day));
    }
}
