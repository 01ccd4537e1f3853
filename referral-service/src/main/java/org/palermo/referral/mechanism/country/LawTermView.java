package org.palermo.referral.mechanism.country;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// A term of the law, as the profile of a country has it.
///
/// @param term which one
/// @param number how many; left out where the law sets none: the step is counted and never overdue
/// @param unit of the number; left out without one
/// @param applies whether the law has it at all; left out for a term that is a number
/// @param source article, guidance or policy that sets it; left out where there is none to name
/// @param read the words of the source; left out where nobody has copied them
/// @param verified whether the authors of the profile have read the source
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LawTermView(LawTerm term, Integer number, LawUnit unit, Boolean applies, String source, String read, boolean verified) {}
