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
import org.palermo.inspection.recruitment.fee.FeeRules;
import org.palermo.inspection.recruitment.fee.RecordRecruitmentFee;
import org.palermo.inspection.recruitment.fee.RecruitmentFeeStore;
import org.palermo.inspection.recruitment.fee.RecruitmentFeeView;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// What agencies declare to charge, and what the law allows.
@Tag(name = "Recruitment agencies", description = "Recruitment agencies: licence, job orders, fees, prohibitions and complaints.")
@Path("/api/inspection/v1/recruitment-agencies/{agency}/fees")
@Authenticated
@ApplicationScoped
public class RecruitmentFees {
    private static final int MOST = 200;

    private final RecruitmentAgencyStore agencies;
    private final RecruitmentFeeStore store;
    private final FeeRules rules;
    private final CountryCodes countries;
    private final AgencyDays days;
    private final CurrentOperation operation;

    RecruitmentFees(RecruitmentAgencyStore agencies, RecruitmentFeeStore store, FeeRules rules, CountryCodes countries, AgencyDays days,
            CurrentOperation operation) {
        this.agencies = agencies;
        this.store = store;
        this.rules = rules;
        this.countries = countries;
        this.days = days;
        this.operation = operation;
    }

    /// @param key the caller's `Idempotency-Key`, or null
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordRecruitmentFee", summary = "Record what an agency declares that somebody pays",
            description = "The answer says whether the law of the corridor allows it. An agency has at most 200 fees (409).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = RecruitmentAgencies.KEEPS)
    @Audited
    @Scoped
    public Uni<RecruitmentFeeView> record(UUID agency, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RecordRecruitmentFee command) {
        Actor actor = operation.caller();
        check(command);
        return agencies.lock(agency).map(RecruitmentAgencies::found)
                .flatMap(a -> operation.once(actor, key, command, RecruitmentFeeView.class,
                () -> store.of(agency)
                        .invoke(known -> {
                            if (known.size() >= MOST) {
                                throw Problems.conflict("recruitment-fee", "too-many", "An agency has at most 200 fees.");
                            }
                        })
                        .chain(() -> store.insert(actor, agency, command, operation.now()))
                        .call(id -> operation.record(actor, "RECORD", "recruitment_fee", id))
                        .flatMap(id -> view(a, id))));
    }

    @POST
    @Path("/{fee}/end")
    @Operation(operationId = "endRecruitmentFee", summary = "Set the last day of a declared fee",
            description = "The day replaces an earlier last day, and must not be before the first day (400). The fee stays in the "
                    + "list of the agency's fees. A fee of another agency gets 404.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = RecruitmentAgencies.KEEPS)
    @Audited
    @Scoped
    public Uni<RecruitmentFeeView> end(UUID agency, UUID fee, @Valid @NotNull EndRecruitmentFee command) {
        Actor actor = operation.caller();
        return agencies.find(agency).map(RecruitmentAgencies::found)
                .flatMap(a -> store.find(agency, fee).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(f -> {
                    if (command.validUntil().isBefore(f.validFrom())) {
                        throw Problems.invalid("validUntil", "must not be before the first day of the fee");
                    }
                })
                .chain(() -> store.end(fee, command.validUntil()))
                .chain(() -> operation.record(actor, "END", "recruitment_fee", fee))
                .chain(() -> view(a, fee)));
    }

    private Uni<RecruitmentFeeView> view(AgencyRow agency, UUID fee) {
        LocalDate today = days.today(agency.country());
        return store.find(agency.id(), fee).map(found -> found.orElseThrow())
                .map(f -> RecruitmentFeeView.of(f, rules.of(agency.country(), f.destination(), null, today), today));
    }

    private void check(RecordRecruitmentFee command) {
        if (!countries.isCode(command.destination())) {
            throw Problems.invalid("destination", "must be a country of ISO 3166-1");
        }
        command.amount().check("amount");
        if (command.validUntil() != null && command.validUntil().isBefore(command.validFrom())) {
            throw Problems.invalid("validUntil", "must not be before validFrom");
        }
    }
}
