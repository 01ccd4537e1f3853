package org.palermo.referral.casefile;

import org.palermo.referral.profile.Profile;

/// Laws that no shipped profile has.
public final class Laws {
    private Laws() {}

    public static Profile concludingWithin(int days) {
        Profile uk = GivenCaseFile.law("uk");
        return with(uk, new Profile.ConclusiveGrounds("RECOVERY_DAYS", days, "made up"), uk.disqualification());
    }

    static Profile withoutDisqualification() {
        Profile uk = GivenCaseFile.law("uk");
        return with(uk, uk.conclusiveGrounds(), new Profile.Disqualification(false, "made up"));
    }

    /// Like the United Kingdom's, with another number of days.
    public static Profile recovering(int days) {
        Profile uk = GivenCaseFile.law("uk");
        return with(uk, uk.reasonableGrounds(), new Profile.Recovery(days, "REASONABLE_GROUNDS_POSITIVE", uk.recovery().until(), "made up"), uk.conclusiveGrounds(), uk.disqualification());
    }

    /// Like the United Kingdom's, with another number of working days.
    public static Profile decidingWithin(int workingDays) {
        Profile uk = GivenCaseFile.law("uk");
        return with(uk, new Profile.ReasonableGrounds(workingDays, "REFERRED", "made up"), uk.recovery(), uk.conclusiveGrounds(), uk.disqualification());
    }

    /// Like the United Kingdom's, except that recovery ends with its days.
    public static Profile recoveringForItsDays() {
        Profile uk = GivenCaseFile.law("uk");
        return with(uk, uk.reasonableGrounds(), new Profile.Recovery(30, "REASONABLE_GROUNDS_POSITIVE", null, "made up"), uk.conclusiveGrounds(), uk.disqualification());
    }

    private static Profile with(Profile p, Profile.ConclusiveGrounds conclusive, Profile.Disqualification disqualification) {
        return with(p, p.reasonableGrounds(), p.recovery(), conclusive, disqualification);
    }

    private static Profile with(Profile p, Profile.ReasonableGrounds reasonable, Profile.Recovery recovery, Profile.ConclusiveGrounds conclusive,
            Profile.Disqualification disqualification) {
        return new Profile(p.code(), p.name(), p.adultAge(), reasonable, recovery, conclusive, p.reconsideration(), disqualification,
                p.moveProtection(), p.removalStepDays(), p.dueSoonDays(), p.requiredCategories(), p.essentialCategories(), p.statistics(),
                p.breakGlass(), p.removalQuestions(), p.serviceReferral(), p.transfer(), p.returnInterview(),
                p.rightsRequests(), p.secondReader(), p.guardianSees(), p.sources(), p.read(), p.unverified());
    }
}
