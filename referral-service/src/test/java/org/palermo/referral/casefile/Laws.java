package org.palermo.referral.casefile;

import org.palermo.referral.profile.Profile;

/// Laws that no profile that ships has.
final class Laws {
    private Laws() {}

    static Profile concludingWithin(int days) {
        Profile uk = GivenCaseFile.law("uk");
        return with(uk, new Profile.ConclusiveGrounds("RECOVERY_END", days, "made up"), uk.disqualification());
    }

    static Profile withoutDisqualification() {
        Profile uk = GivenCaseFile.law("uk");
        return with(uk, uk.conclusiveGrounds(), new Profile.Disqualification(false, "made up"));
    }

    private static Profile with(Profile p, Profile.ConclusiveGrounds conclusive, Profile.Disqualification disqualification) {
        return new Profile(p.code(), p.name(), p.adultAge(), p.reasonableGrounds(), p.recovery(), conclusive, p.reconsideration(), disqualification,
                p.moveProtection(), p.removalStepDays(), p.dueSoonDays(), p.requiredCategories(), p.essentialCategories(), p.statistics(), p.breakGlass(), p.removalQuestions(), p.serviceReferral(), p.transfer(), p.sources());
    }
}
