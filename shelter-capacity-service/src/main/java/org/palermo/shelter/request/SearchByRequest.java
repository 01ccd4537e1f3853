package org.palermo.shelter.request;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// What a search by a request may add to it.
///
/// @param avoidOrganisations whose shelters she must not be sent to
@RegisterForReflection
public record SearchByRequest(@Size(max = 20) List<@NotNull UUID> avoidOrganisations) {

    public SearchByRequest {
        avoidOrganisations = avoidOrganisations == null ? List.of() : avoidOrganisations;
    }
}
