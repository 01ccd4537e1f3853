package org.palermo.referral.mechanism.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// An organisation in an import file.
///
/// @param id its id; if null, it is derived from country and name
@RegisterForReflection
record ProviderRecord(
        UUID id, @NotBlank @Size(max = 300) String name, @NotNull ProviderKind kind,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @NotNull List<@NotBlank String> regions,
        boolean firstResponder, boolean synthetic) {

    ProviderRecord identified() {
        return id != null
                ? this
                : new ProviderRecord(RegisterProvider.idOf(country, name), name, kind, country, regions, firstResponder, synthetic);
    }
}
