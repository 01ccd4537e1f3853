package org.palermo.inspection.recruitment.complaint;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.recruitment.AgencyDays;
import org.palermo.inspection.recruitment.RecruitmentAgencies;
import org.palermo.inspection.recruitment.RecruitmentAgencyStore;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Takes in complaints about agencies. An inspector seals what she takes in; only the chief inspector of her inspectorate reads it
/// (C81 art. 15). The audit calls a complaint a note about an agency.
@Tag(name = "Recruitment agencies", description = "Recruitment agencies: licence, job orders, fees, prohibitions and complaints.")
@Path("/api/inspection/v1/recruitment-agencies/{agency}/complaints")
@Authenticated
@ApplicationScoped
public class AgencyComplaintIntake {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final RecruitmentAgencyStore agencies;
    private final AgencyComplaintStore store;
    private final AgencyDays days;
    private final CurrentOperation operation;

    AgencyComplaintIntake(RecruitmentAgencyStore agencies, AgencyComplaintStore store, AgencyDays days, CurrentOperation operation) {
        this.agencies = agencies;
        this.store = store;
        this.days = days;
        this.operation = operation;
    }

    /// @param key the caller's `Idempotency-Key`, or null
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "fileAgencyComplaint", summary = "Take in a complaint about an agency; only the chief inspector can read it",
            description = "The answer does not repeat the complaint. Source, contact and words are encrypted.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "adds a complaint that the chief inspector of the caller's inspectorate reads")
    @Audited
    @Scoped
    public Uni<AgencyComplaintTakenIn> file(UUID agency, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull FileAgencyComplaint command) {
        Actor actor = operation.caller();
        return agencies.find(agency).map(RecruitmentAgencies::found).flatMap(a -> {
            if (command.receivedOn().isAfter(days.today(a.country())) || command.receivedOn().isBefore(EARLIEST)) {
                throw Problems.invalid("receivedOn", "must be between " + EARLIEST + " and today");
            }
            return operation.once(actor, key, command, AgencyComplaintTakenIn.class, () -> store
                    .insert(actor, a.id(), days.retentionCountry(actor), command, operation.now())
                    .call(id -> operation.record(actor, "RECORD", AgencyComplaints.KIND, id))
                    .map(AgencyComplaintTakenIn::new));
        });
    }
}
