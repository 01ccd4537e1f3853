package org.palermo.inspection.tip.partner;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.tip.TipConcern;
import org.palermo.inspection.tip.TipContent;

/// A tip that a partner's software sends.
///
/// @param id by which the partner knows the tip: a tip that is sent again is recorded once. Only a keyed hash of the id is stored
/// @param purpose the purpose of the agreement, as the agreement has it
/// @param country where it happens, ISO 3166-1 alpha-2: a country held here
/// @param concern what it is about
/// @param content what it says; only what the agreement allows
@Schema(example = "{\"id\":\"case-1\",\"purpose\":\"Accounts that take the wages of many\",\"country\":\"GB\",\"concern\":\"MONEY\","
        + "\"content\":{\"accounts\":[\"GB01\"]}}")
@RegisterForReflection
public record SendPartnerTip(
        @NotBlank @Size(max = 100) @PlainText String id, @NotBlank @Size(max = 500) @PlainText String purpose,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @NotNull TipConcern concern, @NotNull @Valid TipContent content) {

    /// Contains nothing of what it says, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "SendPartnerTip";
    }
}
