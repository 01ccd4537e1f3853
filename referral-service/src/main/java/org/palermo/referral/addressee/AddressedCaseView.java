package org.palermo.referral.addressee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.referral.onward.CoordinatorContact;

/// What the addressee of a record needs to act on it.
///
/// @param region the region of the case
/// @param answer whether the organisation takes its part; left out when it has not said
/// @param caseworker who of the authority works on the case; left out when nobody does
/// @param coordinators who coordinates the case, at most ten
/// @param proceeding the court of a hearing, and the number there; left out for every other record
/// @param ward the person whose guardian the reader is; left out for everybody but a guardian, and once the guardian has declined
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressedCaseView(
        String region, AddresseeAnswer answer, CoordinatorContact caseworker, List<CoordinatorContact> coordinators,
        HearingProceedingView proceeding, WardView ward) {}
