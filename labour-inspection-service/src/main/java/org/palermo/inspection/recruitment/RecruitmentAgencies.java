package org.palermo.inspection.recruitment;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.recruitment.fee.FeeRules;
import org.palermo.inspection.recruitment.fee.RecruitmentFeeStore;
import org.palermo.inspection.recruitment.fee.RecruitmentFeeView;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The register of recruitment agencies and their licences.
@Tag(name = "Recruitment agencies", description = "Recruitment agencies: licence, job orders, fees, prohibitions and complaints.")
@Path("/api/inspection/v1/recruitment-agencies")
@Authenticated
@ApplicationScoped
public class RecruitmentAgencies {
    public static final String READS = "all agencies; every inspector reads the register";
    public static final String KEEPS = "all agencies; a chief inspector keeps the register";
    private static final int REFERENCE_BITS = 40;

    private final RecruitmentAgencyStore store;
    private final RecruitmentFeeStore fees;
    private final RecruitmentProhibitionStore prohibitions;
    private final FeeRules rules;
    private final WorkplacePlaces places;
    private final CountryCodes countries;
    private final AgencyDays days;
    private final CurrentOperation operation;

    RecruitmentAgencies(RecruitmentAgencyStore store, RecruitmentFeeStore fees, RecruitmentProhibitionStore prohibitions, FeeRules rules,
            WorkplacePlaces places, CountryCodes countries, AgencyDays days, CurrentOperation operation) {
        this.store = store;
        this.fees = fees;
        this.prohibitions = prohibitions;
        this.rules = rules;
        this.places = places;
        this.countries = countries;
        this.days = days;
        this.operation = operation;
    }

    /// @param country only agencies licensed in this country, ISO 3166-1 alpha-2
    /// @param q a part of the name, or the whole number of a licence
    @GET
    @Operation(operationId = "listRecruitmentAgencies", summary = "List recruitment agencies, latest first",
            description = "Filter by the country that licensed them, and by a part of the name or the number of the licence (`q`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = READS)
    @Audited
    @Scoped
    public Uni<Page<RecruitmentAgencyView>> page(@RestQuery @Pattern(regexp = "[A-Z]{2}") String country,
            @RestQuery @Size(max = 200) @PlainText String q, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        String words = q == null || q.isBlank() ? null : ComparisonKeys.words(q);
        return store.page(country, words, ComparisonKeys.number(q), after, limit + 1)
                .map(rows -> Page.of(rows, limit, a -> new Cursor(a.createdAt(), a.id())))
                .call(page -> operation.record(actor, "LIST", "recruitment_agency", page.items().stream().map(AgencyRow::id).toList()))
                .map(page -> new Page<>(page.items().stream().map(a -> RecruitmentAgencyView.of(a, days.today(a.country()))).toList(),
                        page.next()));
    }

    @GET
    @Path("/{agency}")
    @Operation(operationId = "getRecruitmentAgency", summary = "Read an agency, with its licence, fees and prohibitions",
            description = "Each fee says whether the law of the corridor allows it. It has at most 200 of each.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = READS)
    @Audited
    @Scoped
    public Uni<RestResponse<RecruitmentAgencyView>> get(UUID agency) {
        Actor actor = operation.caller();
        return store.find(agency).map(RecruitmentAgencies::found)
                .call(a -> operation.record(actor, "READ", "recruitment_agency", a.id()))
                .flatMap(this::whole)
                .map(ETags::on);
    }

    /// @param key the caller's `Idempotency-Key`, or null
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerRecruitmentAgency", summary = "Register a recruitment agency with its licence",
            description = "Two licences of a country can't have the same number (409). The public check of a job offer answers about the "
                    + "agency unless you send `published: false`.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = KEEPS)
    @Audited
    @Scoped
    public Uni<RestResponse<RecruitmentAgencyView>> register(@RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RegisterRecruitmentAgency command) {
        Actor actor = operation.caller();
        check(command);
        return operation.once(actor, key, command, RecruitmentAgencyView.class,
                () -> premises(command.workplace()).chain(() -> add(actor, command))).map(RecruitmentAgencies::created);
    }

    /// @param ifMatch the ETag that was read
    @PUT
    @Path("/{agency}")
    @Operation(operationId = "changeRecruitmentAgency", summary = "Replace the name, address, representative and corridors of an agency",
            description = "Send its ETag in If-Match. Only a decision changes the licence.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = KEEPS)
    @Audited
    @Scoped
    public Uni<RestResponse<RecruitmentAgencyView>> change(UUID agency, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ChangeRecruitmentAgency command) {
        Actor actor = operation.caller();
        corridors(command.corridors());
        named(command.name());
        return store.lock(agency).map(RecruitmentAgencies::found)
                .invoke(a -> ETags.require(ifMatch, a.version()))
                .chain(a -> premises(command.workplace()))
                .chain(() -> store.change(agency, command))
                .chain(() -> operation.record(actor, "CHANGE", "recruitment_agency", agency))
                .chain(() -> store.find(agency)).map(RecruitmentAgencies::found)
                .flatMap(this::whole).map(ETags::on);
    }

    /// @param ifMatch the ETag that was read
    @POST
    @Path("/{agency}/licence-decisions")
    @Operation(operationId = "decideLicence", summary = "Record that a licence was renewed, suspended, reinstated or revoked",
            description = "Send the ETag of the agency in If-Match. Nothing can be decided on a revoked licence any more; on a suspended "
                    + "licence only `REINSTATE` and `REVOKE` (409).")
    @Allowed(roles = CHIEF_INSPECTOR, scope = KEEPS)
    @Audited
    @Scoped
    public Uni<RestResponse<RecruitmentAgencyView>> decide(UUID agency, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull DecideLicence command) {
        Actor actor = operation.caller();
        return store.lock(agency).map(RecruitmentAgencies::found)
                .invoke(a -> ETags.require(ifMatch, a.version()))
                .map(a -> decision(a, command))
                .call(decision -> store.decide(agency, decision))
                .call(decision -> store.record(actor, agency, decision))
                .call(decision -> operation.record(actor, decision.decision().name(), "recruitment_agency", agency))
                .chain(() -> store.find(agency)).map(RecruitmentAgencies::found)
                .flatMap(this::whole).map(ETags::on);
    }

    private LicenceDecisionView decision(AgencyRow a, DecideLicence command) {
        LicenceStep step = command.decision();
        if (!step.mayFollow(a.decision())) {
            throw Problems.conflict("recruitment-agency", "licence-state", "This decision can't follow the last one on the licence.");
        }
        if (command.decidedOn().isAfter(days.today(a.country())) || command.decidedOn().isBefore(a.decidedOn())) {
            throw Problems.invalid("decidedOn", "must be from the day of the last decision until today");
        }
        if (step != LicenceStep.RENEW && command.validUntil() != null) {
            throw Problems.invalid("validUntil", "must be left out, except for RENEW");
        }
        if (step == LicenceStep.RENEW && command.validUntil() != null && command.validUntil().isBefore(command.decidedOn())) {
            throw Problems.invalid("validUntil", "must not be before decidedOn");
        }
        return new LicenceDecisionView(step, command.decidedOn(), step == LicenceStep.RENEW ? command.validUntil() : a.validUntil(),
                command.ground(), operation.now());
    }

    private Uni<RecruitmentAgencyView> add(Actor actor, RegisterRecruitmentAgency command) {
        UUID id = Ids.next();
        LicenceDecisionView granted =
                new LicenceDecisionView(LicenceStep.GRANT, command.validFrom(), command.validUntil(), null, operation.now());
        return store.insert(id, "R-" + Reference.random(REFERENCE_BITS), command, operation.now())
                .invoke(added -> {
                    if (!added) {
                        throw Problems.conflict("recruitment-agency", "known",
                                "An agency with this licence number is already registered in this country.");
                    }
                })
                .chain(() -> store.record(actor, id, granted))
                .chain(() -> operation.record(actor, "REGISTER", "recruitment_agency", id))
                .chain(() -> store.find(id)).map(RecruitmentAgencies::found)
                .flatMap(this::whole);
    }

    private Uni<RecruitmentAgencyView> whole(AgencyRow a) {
        LocalDate today = days.today(a.country());
        return store.decisions(a.id()).flatMap(decisions -> prohibitions.of(a.id()).flatMap(barred -> fees.of(a.id())
                .map(paid -> RecruitmentAgencyView.of(a, today, decisions,
                        barred.stream().map(p -> RecruitmentProhibitionView.of(p, today)).toList(),
                        paid.stream().map(fee -> RecruitmentFeeView.of(fee, rules.of(a.country(), fee.destination(), null, today), today))
                                .toList()))));
    }

    private Uni<Void> premises(UUID workplace) {
        return workplace == null ? Uni.createFrom().voidItem()
                : places.find(workplace)
                        .map(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace"))).replaceWithVoid();
    }

    private void check(RegisterRecruitmentAgency command) {
        if (!countries.isCode(command.country())) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        named(command.name());
        if (ComparisonKeys.number(command.licenceNumber()).isEmpty()) {
            throw Problems.invalid("licenceNumber", "must have a letter or a digit");
        }
        if (command.validUntil() != null && command.validUntil().isBefore(command.validFrom())) {
            throw Problems.invalid("validUntil", "must not be before validFrom");
        }
        corridors(command.corridors());
    }

    private static void named(String name) {
        if (ComparisonKeys.name(name).isEmpty()) {
            throw Problems.invalid("name", "must have a letter or a digit");
        }
    }

    private void corridors(List<String> corridors) {
        for (int i = 0; i < corridors.size(); i++) {
            if (!countries.isCode(corridors.get(i))) {
                throw Problems.invalid("corridors[" + i + "]", "must be a country of ISO 3166-1");
            }
        }
    }

    public static AgencyRow found(Optional<AgencyRow> agency) {
        return agency.orElseThrow(Problems::notFound);
    }

    private static RestResponse<RecruitmentAgencyView> created(RecruitmentAgencyView agency) {
        return RestResponse.ResponseBuilder
                .<RecruitmentAgencyView>created(URI.create("/api/inspection/v1/recruitment-agencies/" + agency.id()))
                .entity(agency).header("ETag", ETags.of(agency.version())).build();
    }
}
