package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/// A decision of a competent authority on a case file.
///
/// @param test the standard of proof that the authority applied, in the words of the law
/// @param protectedUntil the last day of what the decision grants beyond recovery and reflection, or null
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MakeDecision(CaseFile.Kind kind, CaseFile.Outcome outcome, String test, String reasons, LocalDate protectedUntil) {}
