package org.palermo.inspection.tip.partner;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.PlainText;

/// Makes a credential for a partner.
///
/// @param name by which you know it, such as the system of the partner that gets it
@RegisterForReflection
public record MakePartnerCredential(@NotBlank @Size(max = 60) @PlainText String name) {}
