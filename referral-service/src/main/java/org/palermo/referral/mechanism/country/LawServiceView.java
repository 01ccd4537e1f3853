package org.palermo.referral.mechanism.country;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.palermo.referral.profile.ServiceCategory;

/// A service that the profile of a country asks for in each region.
///
/// @param category which one
/// @param required whether a region needs it to be fully operational
/// @param essential whether a region without it is not operational
/// @param source article, guidance or policy that requires it; left out where there is none to name
/// @param read the words of the source; left out where nobody has copied them
/// @param verified whether the authors of the profile have read the source
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LawServiceView(ServiceCategory category, boolean required, boolean essential, String source, String read, boolean verified) {}
