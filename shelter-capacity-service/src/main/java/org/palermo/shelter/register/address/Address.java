package org.palermo.shelter.register.address;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.shelter.register.PlainText;

/// The address of a shelter. Only a person to whom a placement's shelter has released it can read it.
///
/// @param line1 street and number
/// @param town town or village
/// @param postcode postal code
@RegisterForReflection
@Schema(name = "ShelterAddress")
public record Address(
        @PlainText @Size(max = 200) String line1, @PlainText @Size(max = 100) String town, @PlainText @Size(max = 20) String postcode) {

    @Override
    public String toString() {
        return "Address[secret]";
    }
}
