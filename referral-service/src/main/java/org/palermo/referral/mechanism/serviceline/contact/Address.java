package org.palermo.referral.mechanism.serviceline.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A public address of a service line.
///
/// @param line1 the house and the street
/// @param line2 a second line; left out when there is none
/// @param town the town or village
/// @param region the code of a region of the line's country
/// @param postcode the postal code; left out when there is none
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(name = "ServiceAddress")
public record Address(
        @NotBlank @Size(max = 200) String line1, @Size(max = 200) String line2, @NotBlank @Size(max = 100) String town,
        @NotBlank @Size(max = 20) String region, @Size(max = 20) String postcode) {}
