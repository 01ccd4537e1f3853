package org.palermo.inspection.tip;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Takes in a tip.
///
/// @param agreement the agreement under which a partner sent it; null for a tip of the public
/// @param channel how it came in; `PARTNER` exactly when there is an agreement
/// @param country where it happens, ISO 3166-1 alpha-2
/// @param receivedOn the day on which it came in
/// @param concern what it is about
/// @param content what it says; of a partner only what its agreement allows
@Schema(example = "{\"channel\":\"PHONE\",\"country\":\"GB\",\"receivedOn\":\"2026-11-26\",\"concern\":\"LABOUR\","
        + "\"content\":{\"words\":\"Twelve people sleep in the hall.\"}}")
@RegisterForReflection
public record RecordTip(
        UUID agreement, @NotNull TipChannel channel, @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @NotNull LocalDate receivedOn,
        @NotNull TipConcern concern, @NotNull @Valid @ConvertGroup(from = Default.class, to = TypedByOfficial.class) TipContent content) {

    /// Contains nothing of what it says, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "RecordTip";
    }
}
