package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;

/// Opens a planned visit at its start.
///
/// @param id of the visit, chosen by the device, so that a request that is repeated on a bad network is recognised; or null
/// @param startedAt when the visit began: at most ten minutes in the future
/// @param checklist its code with the edition; `ilo-ec-2009` when omitted
/// @param householdAccess required for a private household; must be null for any other workplace
/// @param entry the consent or the warrant; required for a private household; must be null for any other workplace
@RegisterForReflection
public record OpenVisit(
        UUID id, @NotNull Instant startedAt, @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,59}") String checklist,
        HouseholdAccess householdAccess,
        @Valid HouseholdEntry entry) {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "OpenVisit";
    }
}
