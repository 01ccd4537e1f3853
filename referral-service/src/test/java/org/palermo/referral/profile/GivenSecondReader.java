package org.palermo.referral.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The law of the shipped profiles, except that some decisions need two people.
public final class GivenSecondReader {
    private GivenSecondReader() {}

    /// @param decisions as in a profile, such as `REASONABLE_GROUNDS_NEGATIVE`
    public static Profiles of(ObjectMapper json, Countries countries, String... decisions) {
        return new Profiles(json, countries, List.of("uk", "coe-30", "eu")) {
            @Override
            public Profile of(Country country) {
                return with(super.of(country), new Profile.SecondReader(Set.of(decisions), "made up"));
            }
        };
    }

    static Profile with(Profile p, Profile.SecondReader secondReader) {
        return new Profile(p.code(), p.name(), p.adultAge(), p.reasonableGrounds(), p.recovery(), p.conclusiveGrounds(),
                p.reconsideration(), p.disqualification(),
                p.moveProtection(), p.removalStepDays(), p.dueSoonDays(), p.requiredCategories(), p.essentialCategories(), p.statistics(),
                p.breakGlass(),
                p.removalQuestions(), p.serviceReferral(), p.transfer(), p.returnInterview(), p.rightsRequests(), secondReader,
                p.guardianSees(), p.sources(), p.read(),
                p.unverified());
    }
}
