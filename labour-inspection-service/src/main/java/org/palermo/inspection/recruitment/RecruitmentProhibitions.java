package org.palermo.inspection.recruitment;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

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
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Prohibitions of recruitment, for one country or for all countries.
@Tag(name = "Recruitment agencies", description = "Recruitment agencies: licence, job orders, fees, prohibitions and complaints.")
@Path("/api/inspection/v1/recruitment-agencies/{agency}/prohibitions")
@Authenticated
@ApplicationScoped
public class RecruitmentProhibitions {
    private static final int MOST = 200;

    private final RecruitmentAgencyStore agencies;
    private final RecruitmentProhibitionStore store;
    private final CountryCodes countries;
    private final AgencyDays days;
    private final CurrentOperation operation;

    RecruitmentProhibitions(RecruitmentAgencyStore agencies, RecruitmentProhibitionStore store, CountryCodes countries, AgencyDays days,
            CurrentOperation operation) {
        this.agencies = agencies;
        this.store = store;
        this.countries = countries;
        this.days = days;
        this.operation = operation;
    }

    /// @param key the caller's `Idempotency-Key`, or null
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "prohibitRecruitment", summary = "Record that an agency may not recruit, for one country or for all countries",
            description = "An agency has at most 200 prohibitions (409).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = RecruitmentAgencies.KEEPS)
    @Audited
    @Scoped
    public Uni<RecruitmentProhibitionView> prohibit(UUID agency, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull ProhibitRecruitment command) {
        Actor actor = operation.caller();
        check(command);
        return agencies.lock(agency).map(RecruitmentAgencies::found)
                .flatMap(a -> operation.once(actor, key, command, RecruitmentProhibitionView.class,
                () -> store.of(agency)
                        .invoke(known -> {
                            if (known.size() >= MOST) {
                                throw Problems.conflict("recruitment-prohibition", "too-many", "An agency has at most 200 prohibitions.");
                            }
                        })
                        .chain(() -> store.insert(actor, agency, command, operation.now()))
                        .call(id -> operation.record(actor, "PROHIBIT", "recruitment_prohibition", id))
                        .flatMap(id -> view(a, id))));
    }

    @POST
    @Path("/{prohibition}/lift")
    @Operation(operationId = "liftProhibition", summary = "Lift a prohibition from today on",
            description = "A prohibition that is already lifted gets 409.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = RecruitmentAgencies.KEEPS)
    @Audited
    @Scoped
    public Uni<RecruitmentProhibitionView> lift(UUID agency, UUID prohibition) {
        Actor actor = operation.caller();
        return agencies.find(agency).map(RecruitmentAgencies::found)
                .flatMap(a -> store.find(agency, prohibition).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.lift(prohibition, days.today(a.country())))
                .invoke(lifted -> {
                    if (!lifted) {
                        throw Problems.conflict("recruitment-prohibition", "lifted", "This prohibition is already lifted.");
                    }
                })
                .chain(() -> operation.record(actor, "LIFT", "recruitment_prohibition", prohibition))
                .chain(() -> view(a, prohibition)));
    }

    private Uni<RecruitmentProhibitionView> view(AgencyRow agency, UUID prohibition) {
        LocalDate today = days.today(agency.country());
        return store.find(agency.id(), prohibition).map(found -> RecruitmentProhibitionView.of(found.orElseThrow(), today));
    }

    private void check(ProhibitRecruitment command) {
        if (command.country() != null && !countries.isCode(command.country())) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        if (command.validUntil() != null && command.validUntil().isBefore(command.validFrom())) {
            throw Problems.invalid("validUntil", "must not be before validFrom");
        }
    }
}
