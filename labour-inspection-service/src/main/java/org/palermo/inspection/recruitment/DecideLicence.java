package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.PlainText;

/// Records a decision on the licence of an agency.
///
/// @param decision what was decided; `GRANT` comes only with the registration
/// @param decidedOn from which day it is in force, today at the latest
/// @param validUntil last day of the licence after `RENEW`; null without an end, and for every other decision
/// @param ground the article or the decision of the authority on which it is based
@RegisterForReflection
public record DecideLicence(
        @NotNull LicenceStep decision, @NotNull LocalDate decidedOn, LocalDate validUntil,
        @NotBlank @Size(max = 500) @PlainText String ground) {}
