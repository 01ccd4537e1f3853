package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;

/// Where a shelter is. It comes in, and goes out to nobody but a person to whom a placement's shelter has released it.
@RegisterForReflection
public record Address(
        @PlainText @Size(max = 200) String line1, @PlainText @Size(max = 100) String town, @PlainText @Size(max = 20) String postcode) {

    @Override
    public String toString() {
        return "Address[secret]";
    }
}
