package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.palermo.referral.caserecord.support.Need;
import org.palermo.referral.mechanism.serviceline.Pillar;
import org.palermo.referral.profile.ServiceCategory;

/// A need as it was when it was referred. Internal notes are left out.
///
/// @param pillar the pillar of support
/// @param category the category of service
/// @param what what she needs, in words
/// @param horizonMonths for how many months
/// @param reviewOn the day on which it is reviewed; left out when none is set
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferredNeed(Pillar pillar, ServiceCategory category, String what, int horizonMonths, LocalDate reviewOn) {

    static ReferredNeed of(Need need) {
        return new ReferredNeed(need.pillar(), need.category(), need.what(), need.horizonMonths(), need.reviewOn());
    }
}
