package org.palermo.referral.addressee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.palermo.referral.caserecord.justice.Proceeding;

/// Where a hearing belongs. An adviser needs it to attend, also where another organisation advises on the proceeding itself.
///
/// @param court the court or office
/// @param number the number of the file there; left out when none is known
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HearingProceedingView(String court, String number) {

    static HearingProceedingView of(Proceeding proceeding) {
        return new HearingProceedingView(proceeding.court(), proceeding.number());
    }
}
