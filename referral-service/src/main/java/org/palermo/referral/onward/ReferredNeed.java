package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.palermo.referral.caserecord.Need;
import org.palermo.referral.mechanism.Pillar;
import org.palermo.referral.profile.ServiceCategory;

/// A need as it stood when it was referred. What those who work on the case note for themselves stays with them.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferredNeed(Pillar pillar, ServiceCategory category, String what, int horizonMonths, LocalDate reviewOn) {

    static ReferredNeed of(Need need) {
        return new ReferredNeed(need.pillar(), need.category(), need.what(), need.horizonMonths(), need.reviewOn());
    }
}
