package org.palermo.referral.mechanism.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Adds an organisation to the register.
///
/// @param name the name of the organisation
/// @param kind what kind of organisation it is
/// @param regions the regions where it works; empty for the whole country
/// @param firstResponder whether it is designated to refer people
@RegisterForReflection
public record RegisterProvider(
        @NotBlank @Size(max = 300) String name, @NotNull ProviderKind kind, @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull @Size(max = 200) List<@NotBlank @Size(max = 20) String> regions, boolean firstResponder) {

    /// The id follows from name and country, so that an organisation has the same id whether it is registered or imported.
    UUID id() {
        return idOf(country, name);
    }

    static UUID idOf(String country, String name) {
        return UUID.nameUUIDFromBytes((country + " " + name).getBytes(StandardCharsets.UTF_8));
    }
}
