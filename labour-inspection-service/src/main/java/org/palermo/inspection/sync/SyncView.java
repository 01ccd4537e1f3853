package org.palermo.inspection.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An inspector's scope, or what has changed in it.
///
/// @param next send it as `after` the next time
/// @param whole true when this is the whole scope: forget what is not in it; false when it is what has changed
/// @param workplaces that are new or have changed
/// @param plannedVisits that are new or have changed
/// @param visits that are new
/// @param withdrawn records that left the scope: delete them from the phone
@RegisterForReflection
public record SyncView(String next, boolean whole, List<SyncedWorkplace> workplaces, List<SyncedPlannedVisit> plannedVisits, List<SyncedVisit> visits,
        List<Withdrawn> withdrawn) {

    /// A workplace that the inspector is to visit.
    ///
    /// @param reference what people call it by
    /// @param kind whether it is an establishment, a household, a recruitment agency or informal
    /// @param name left out, like address and coordinates, for a private household: a phone may be lost
    /// @param country ISO 3166-1 alpha-2
    /// @param address street, number and town; left out when nobody knows it
    /// @param sector a sector of the Open Supply Hub, or other text
    /// @param latitude degrees, WGS 84; left out when nobody knows it
    /// @param longitude degrees, WGS 84; left out when nobody knows it
    /// @param workers how many people work there; left out when nobody knows it
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SyncedWorkplace(UUID id, String reference, String kind, String name, String country, String address, String sector,
            BigDecimal latitude, BigDecimal longitude, Integer workers) {}

    /// A visit that is assigned to the inspector.
    ///
    /// @param workplace its id
    /// @param kind `PLANNED` or `FOLLOW_UP`
    /// @param from the first day on which it may take place
    /// @param by the last day on which it may take place
    /// @param day on which she will go; left out when none is set
    /// @param jointWith with whom she goes together
    /// @param state how far it has come
    /// @param visit the visit as which it was opened; left out before
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SyncedPlannedVisit(UUID id, UUID workplace, String kind, LocalDate from, LocalDate by, LocalDate day, List<String> jointWith, String state,
            UUID visit) {}

    /// A visit that the inspector recorded in the last thirty days.
    ///
    /// @param id as the inspectorate knows it
    /// @param workplace its id
    /// @param startedAt when it began, in UTC
    @RegisterForReflection
    public record SyncedVisit(UUID id, UUID workplace, Instant startedAt) {}

    /// A record that left the scope.
    ///
    /// @param kind of the record
    /// @param id of the record
    @RegisterForReflection
    @Schema(name = "SyncWithdrawn")
    public record Withdrawn(Kind kind, UUID id) {}

    /// Kinds of records.
    @Schema(name = "SyncedKind")
    public enum Kind {
        WORKPLACE,
        PLANNED_VISIT,
        VISIT
    }
}
