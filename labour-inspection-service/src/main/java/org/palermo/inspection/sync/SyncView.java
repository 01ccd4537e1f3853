package org.palermo.inspection.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.money.Money;

/// What an inspector needs for her work, or what has changed in it.
///
/// @param next send it as `after` the next time
/// @param whole true when the answer has everything: delete from the phone what is not in it; false when it has only the changes
/// @param workplaces that are new or have changed
/// @param plannedVisits that are new or have changed
/// @param visits that are new, or whose start was corrected
/// @param orders open orders of the workplaces that she is to visit for a follow-up, at most 100, new or changed; those due first
/// @param withdrawn records that the inspector may no longer see: delete them from the phone
@RegisterForReflection
public record SyncView(String next, boolean whole, List<SyncedWorkplace> workplaces, List<SyncedPlannedVisit> plannedVisits,
        List<SyncedVisit> visits, List<SyncedOrder> orders, List<Withdrawn> withdrawn) {

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
    /// @param day the day on which she will go; left out when none is set
    /// @param jointWith who goes with her
    /// @param state how far it has come
    /// @param visit the visit as which it was opened; left out before
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SyncedPlannedVisit(UUID id, UUID workplace, String kind, LocalDate from, LocalDate by, LocalDate day,
            List<String> jointWith, String state, UUID visit) {}

    /// A visit that the inspector recorded in the last thirty days.
    ///
    /// @param id the id by which the inspectorate knows it
    /// @param workplace its id
    /// @param startedAt when it began, in UTC
    @RegisterForReflection
    public record SyncedVisit(UUID id, UUID workplace, Instant startedAt) {}

    /// An open order of a workplace that she is to visit for a follow-up.
    ///
    /// @param workplace its id
    /// @param kind what is ordered
    /// @param state `ISSUED` or `APPEALED`
    /// @param servedOn the day on which the employer got it
    /// @param dueOn the last day to comply; left out for a prohibition
    /// @param amount what is to be paid to workers; left out for other kinds
    /// @param text what is to be done or to stop; left out for a private household, and when there are very many: read it at the desk then
    /// @param steps what is still to be done, one by one; empty where the text is left out
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SyncedOrder(UUID id, UUID workplace, String kind, String state, LocalDate servedOn, LocalDate dueOn, Money amount,
            String text, List<SyncedStep> steps) {}

    /// A step of an order that was not done.
    ///
    /// @param text what is to be done
    /// @param dueOn its last day
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SyncedStep(UUID id, String text, LocalDate dueOn) {}

    /// A record that the inspector may no longer see.
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
        VISIT,
        DIRECTIVE
    }
}
