package org.palermo.referral.casefile.certificate;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks whether the person who carries this certificate may be removed.
///
/// @param reference the reference on the certificate; hyphens and case do not matter
@RegisterForReflection
public record AskRemoval(
        @Schema(examples = "7ZPK-3M0Q-5T1V-8XWE-2RGH-42") @NotNull @Pattern(
                regexp = "[0-9A-Za-z]{4}([ -]?[0-9A-Za-z]{4}){4}[ -]?[0-9A-Za-z]?[0-9A-Za-z*~$=]") String reference) {}
