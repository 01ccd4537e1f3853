package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// An agency as it is stored.
///
/// @param decision the latest decision on its licence
/// @param corridors ISO 3166-1 alpha-2
@RegisterForReflection
public record AgencyRow(
        UUID id, String reference, String name, String nameKey, String country, String licenceNumber, String licenceKey, String authority,
        LocalDate validFrom, LocalDate validUntil, LicenceStep decision, LocalDate decidedOn, String representative, String address,
        List<String> corridors, UUID workplace, boolean published, Instant createdAt, int version) {

    /// @param on the day in the time zone of the country that licensed
    public LicenceState stateOn(LocalDate on) {
        return LicenceState.of(decision, validFrom, validUntil, on);
    }
}
