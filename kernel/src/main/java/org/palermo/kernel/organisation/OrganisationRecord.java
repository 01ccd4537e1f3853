package org.palermo.kernel.organisation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// An organisation in the file of the mechanism's register. Only its id and kind are stored here.
///
/// @param id its id, or null to derive it from country and name as the mechanism does
@RegisterForReflection
@JsonIgnoreProperties({"regions", "firstResponder", "synthetic"})
record OrganisationRecord(
        UUID id, @NotBlank @Size(max = 300) String name, @NotNull OrganisationKind kind,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {

    OrganisationRecord identified() {
        return id != null
                ? this
                : new OrganisationRecord(UUID.nameUUIDFromBytes((country + " " + name).getBytes(StandardCharsets.UTF_8)),
                        name, kind, country);
    }
}
