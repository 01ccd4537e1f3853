package org.palermo.inspection.tip.partner;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.tip.TipDays;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The agreements under which partners send tips.
@Tag(name = "Tips", description = "Tips of partners and of the public, and the agreements with partners.")
@Path("/api/inspection/v1/partner-agreements")
@Authenticated
@ApplicationScoped
public class PartnerAgreements {
    private static final String OWN = "agreements of the caller's inspectorate";

    private final PartnerAgreementStore store;
    private final TipDays days;
    private final CurrentOperation operation;

    PartnerAgreements(PartnerAgreementStore store, TipDays days, CurrentOperation operation) {
        this.store = store;
        this.days = days;
        this.operation = operation;
    }

    /// @param current only those that are in force today
    @GET
    @Operation(operationId = "listPartnerAgreements", summary = "List the agreements with partners that send tips, latest first",
            description = "`current` chooses the agreements that are in force today.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<PartnerAgreementView>> page(@RestQuery @DefaultValue("false") boolean current, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, current, days.today(actor), after, limit + 1)
                .map(rows -> Page.of(rows, limit, a -> new Cursor(a.recordedAt(), a.id())))
                .call(page -> operation.record(actor, "LIST", "partner_agreement",
                        page.items().stream().map(PartnerAgreementView::id).toList()));
    }

    @GET
    @Path("/{agreement}")
    @Operation(operationId = "getPartnerAgreement", summary = "Read an agreement with a partner",
            description = "It says what the partner may send, for which purpose and until when; `current` says whether it is in force "
                    + "today. An agreement of another inspectorate gets 404.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<PartnerAgreementView> get(UUID agreement) {
        Actor actor = operation.caller();
        return store.find(agreement, actor, days.today(actor)).map(found -> found.orElseThrow(Problems::notFound))
                .call(a -> operation.record(actor, "READ", "partner_agreement", a.id()));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordPartnerAgreement", summary = "Record an agreement with a partner: purpose, allowed fields and term",
            description = "An agreement can't be changed: end it and record another.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<PartnerAgreementView> record(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordPartnerAgreement command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("partner-agreement", "no-agency", "Only an inspectorate makes agreements.");
        }
        if (command.validUntil().isBefore(command.validFrom())) {
            throw Problems.invalid("validUntil", "must not be before validFrom");
        }
        return operation.once(actor, key, command, PartnerAgreementView.class, () -> store.insert(actor, command, operation.now())
                .call(id -> operation.record(actor, "RECORD", "partner_agreement", id))
                .flatMap(id -> store.find(id, actor, days.today(actor))).map(found -> found.orElseThrow()));
    }

    @POST
    @Path("/{agreement}/end")
    @Operation(operationId = "endPartnerAgreement", summary = "End an agreement from today",
            description = "An agreement that has already ended gets 409.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<PartnerAgreementView> end(UUID agreement) {
        Actor actor = operation.caller();
        return store.find(agreement, actor, days.today(actor)).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.end(agreement, actor, days.today(actor)))
                .invoke(ended -> {
                    if (!ended) {
                        throw Problems.conflict("partner-agreement", "ended", "This agreement has ended already.");
                    }
                })
                .chain(() -> operation.record(actor, "END", "partner_agreement", agreement))
                .chain(() -> store.find(agreement, actor, days.today(actor))).map(found -> found.orElseThrow());
    }
}
