package org.palermo.inspection.tip.official;

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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.tip.RecordTip;
import org.palermo.inspection.tip.TipChannel;
import org.palermo.inspection.tip.TipDays;
import org.palermo.inspection.tip.TipRules;
import org.palermo.inspection.tip.TipState;
import org.palermo.inspection.tip.TipStore;
import org.palermo.inspection.tip.TipTakenIn;
import org.palermo.inspection.tip.TipView;
import org.palermo.inspection.tip.partner.PartnerAgreementStore;
import org.palermo.inspection.tip.partner.PartnerAgreementView;
import org.palermo.inspection.triage.TriageNotices;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;

/// Takes tips in, and shows them to the chief inspector.
@Tag(name = "Tips", description = "Tips of partners and of the public, and the agreements with partners.")
@Path("/api/inspection/v1/tips")
@Authenticated
@ApplicationScoped
public class Tips {
    static final String OWN = "tips that the caller's inspectorate took in, and those of the public in countries that the caller "
            + "covers wholly or in part";

    private final TipStore store;
    private final PartnerAgreementStore agreements;
    private final Countries countries;
    private final TipDays days;
    private final CurrentOperation operation;
    private final TriageNotices triage;

    Tips(TipStore store, PartnerAgreementStore agreements, Countries countries, TipDays days, CurrentOperation operation,
            TriageNotices triage) {
        this.store = store;
        this.agreements = agreements;
        this.countries = countries;
        this.days = days;
        this.operation = operation;
        this.triage = triage;
    }

    /// @param key the caller's `Idempotency-Key`, or null
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordTip", summary = "Take in a tip of a partner or of the public; only the chief inspector can read it",
            description = "The answer does not repeat the tip. A field that the agreement with the partner does not allow gets 400; a tip "
                    + "outside of the agreement's term gets 409.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "adds a tip that the chief inspector of the caller's inspectorate reads")
    @Audited
    @Scoped
    public Uni<TipTakenIn> record(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordTip command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("tip", "no-agency", "Only an inspectorate takes tips in.");
        }
        check(command, days.today(actor));
        return allowed(actor, command).chain(() -> operation.once(actor, key, command, TipTakenIn.class,
                () -> store.insert(actor.agency(), actor.subject(), command, operation.now())
                        .call(taken -> operation.record(actor, "RECORD", "tip", taken.id()))
                        .call(() -> triage.tell(command.country(), actor.agency()))));
    }

    /// @param state only tips in this state
    @GET
    @Operation(operationId = "listTips", summary = "List the tips that your inspectorate took in and those of the public, latest first",
            description = "The list does not show what the tips say. `state` chooses the tips in one state. All chief inspectors who "
                    + "cover the country of a tip of the public page, or a part of it, see the tip, until one of them decides on it; then "
                    + "it belongs to her inspectorate.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<TipView>> page(@RestQuery String state, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        TipState wanted = EnumParameter.of(TipState.class, "state", state);
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, wanted, after, limit + 1)
                .map(rows -> Page.of(rows, limit, t -> new Cursor(t.recordedAt(), t.id())))
                .call(page -> operation.record(actor, "LIST", "tip", page.items().stream().map(TipView::id).toList()));
    }

    @GET
    @Path("/{tip}")
    @Operation(operationId = "getTip", summary = "Read a tip, with what it says and who gave it",
            description = "A tip of the public page is shown to the chief inspectors who cover its country or a part of it, until one of "
                    + "them decides on it; then the others get 404. You need its ETag to decide. An erased tip has no content.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<TipView>> get(UUID tip) {
        Actor actor = operation.caller();
        return store.find(tip, actor).map(found -> found.orElseThrow(Problems::notFound))
                .call(t -> operation.record(actor, "READ", "tip", t.id()))
                .map(ETags::on);
    }

    private Uni<Void> allowed(Actor actor, RecordTip command) {
        if (command.agreement() == null) {
            return Uni.createFrom().voidItem();
        }
        return agreements.find(command.agreement(), actor, days.today(actor))
                .map(found -> found.orElseThrow(() -> Problems.invalid("agreement", "must be an agreement of your inspectorate")))
                .invoke(agreement -> within(agreement, command)).replaceWithVoid();
    }

    private static void within(PartnerAgreementView agreement, RecordTip command) {
        if (!agreement.countsOn(command.receivedOn())) {
            throw Problems.conflict("tip", "agreement-over",
                    "The agreement with this partner is not in force on the day on which the tip came in.");
        }
        TipRules.requireAgreed(agreement.fields(), command.content());
    }

    private void check(RecordTip command, LocalDate today) {
        if ((command.channel() == TipChannel.PARTNER) != (command.agreement() != null)) {
            throw Problems.invalid("agreement", command.agreement() == null
                    ? "must be given for a tip of a partner" : "must be left out, except for a tip of a partner");
        }
        countries.require("country", command.country());
        TipRules.requireSeen("receivedOn", command.receivedOn(), today);
        TipRules.requireSeen("content.seenOn", command.content().seenOn(), today);
        TipRules.requireWhole(command.content());
    }
}
