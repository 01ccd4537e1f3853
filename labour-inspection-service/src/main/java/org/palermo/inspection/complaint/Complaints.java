package org.palermo.inspection.complaint;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.plan.PlanVisit;
import org.palermo.inspection.plan.PlannedVisits;
import org.palermo.inspection.triage.TriageNotices;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;

/// Takes complaints in, and lets the chief inspector decide on them.
@Tag(name = "Complaints", description = "Complaints about workplaces. Only the chief inspector knows that there is one (C81 art. 15).")
@Path("/api/inspection/v1/complaints")
@ApplicationScoped
public class Complaints {
    private static final String OWN = "complaints of the caller's inspectorate; complaints of the public page in the countries that the "
            + "caller covers wholly or in part, until an inspectorate decides on them";
    private static final int REFERENCE_BITS = 60;

    private final ComplaintStore store;
    private final PlannedVisits planned;
    private final WorkplacePlaces places;
    private final WorkplaceNames names;
    private final Countries countries;
    private final CurrentOperation operation;
    private final TriageNotices triage;

    Complaints(ComplaintStore store, PlannedVisits planned, WorkplacePlaces places, WorkplaceNames names, Countries countries,
            CurrentOperation operation, TriageNotices triage) {
        this.store = store;
        this.planned = planned;
        this.places = places;
        this.names = names;
        this.countries = countries;
        this.operation = operation;
        this.triage = triage;
    }

    static String reference() {
        return "C-" + Reference.random(REFERENCE_BITS);
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a country that is not held here, an unknown workplace, a missing place,
    ///     or the channel of the public page; 403 without an organisation
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "takeComplaint", summary = "Take in a complaint about a workplace",
            description = "The complaint is encrypted at once. You can't read it again; only the chief inspector can. Give the "
                    + "complainant the reference. Name the workplace by its id or its reference, or describe it.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "adds a complaint")
    @Scoped
    public Uni<ComplaintReceipt> take(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull TakeComplaint command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("complaint", "no-agency", "Only an inspectorate takes complaints in.");
        }
        check(command);
        return operation.once(actor, key, command, ComplaintReceipt.class,
                () -> named(command.workplace(), command.workplaceReference())
                        .call(found -> workplace(found.orElse(null)))
                        .flatMap(found -> add(actor, command, found.orElse(null))));
    }

    private Uni<ComplaintReceipt> add(Actor actor, TakeComplaint said, UUID workplace) {
        ComplaintReceipt receipt = new ComplaintReceipt(reference(), operation.now());
        return store.add(receipt.reference(), actor.agency(), actor.subject(), said.channel(), said.country(), workplace, said.language(),
                        new ComplaintText(said.place(), said.what(), said.from(), said.contact()))
                .chain(() -> triage.tell(said.country(), actor.agency()))
                .replaceWith(receipt);
    }

    private void check(TakeComplaint command) {
        if (command.channel() == ComplaintChannel.PAGE) {
            throw Problems.invalid("channel", "must be PHONE, IN_PERSON, LETTER or PARTNER");
        }
        countries.require("country", command.country());
        if (command.workplace() == null && command.workplaceReference() == null && (command.place() == null || command.place().isBlank())) {
            throw Problems.invalid("place", "must be given when the workplace is not known here");
        }
    }

    private Uni<Void> workplace(UUID id) {
        return id == null ? Uni.createFrom().voidItem()
                : places.find(id).invoke(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                        .replaceWithVoid();
    }

    /// @param state only complaints in this state
    /// @return latest first, without what they say
    @GET
    @Operation(operationId = "listComplaints", summary = "List the complaints, latest first",
            description = "The list does not show what the complaints say. A separate log records that you saw the list.")
    @Authenticated
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Scoped
    public Uni<Page<ComplaintView>> page(@RestQuery String state, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(after, EnumParameter.of(ComplaintState.class, "state", state), limit + 1)
                .map(rows -> Page.of(rows, limit, complaint -> new Cursor(complaint.takenAt(), complaint.id())))
                .call(page -> store.log(actor, "LIST", page.items().stream().map(ComplaintView::id).toList()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such complaint, or it belongs to another inspectorate
    @GET
    @Path("/{id}")
    @Operation(operationId = "getComplaint", summary = "Read a complaint, with its source",
            description = "A separate log records that you read it.")
    @Authenticated
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Scoped
    public Uni<RestResponse<ComplaintView>> get(UUID id) {
        Actor actor = operation.caller();
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound))
                .call(found -> store.log(actor, "READ", List.of(id)))
                .map(ETags::on);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the days or the workplace of a visit are missing or wrong; 404 as
    ///     {@link #get}; 409 when it was decided before; 412 and 428 for `If-Match`
    @POST
    @Path("/{id}/triage")
    @Operation(operationId = "triageComplaint", summary = "Decide on a complaint: plan a visit, or say why there is none",
            description = "Send the ETag in If-Match. Everybody else sees the visit as an ordinary planned visit; assign it in the plan. "
                    + "A complaint of the public page then belongs to your inspectorate, except with `PASSED_ON` and `NOT_COMPETENT`: "
                    + "it is decided for you alone and stays open for the other inspectorates, with the workplace that it had.")
    @Authenticated
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Scoped
    public Uni<RestResponse<ComplaintView>> triage(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull TriageComplaint command) {
        Actor actor = operation.caller();
        return store.lock(id).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(found -> ETags.require(ifMatch, found.version()))
                .invoke(Complaints::refuseDecided)
                .flatMap(found -> decide(actor, found, command))
                .chain(() -> store.log(actor, "TRIAGE", List.of(id)))
                .chain(() -> store.find(id))
                .map(found -> ETags.on(found.orElseThrow(Problems::notFound)));
    }

    private Uni<Void> decide(Actor actor, ComplaintView complaint, TriageComplaint command) {
        return named(command.workplace(), command.workplaceReference())
                .flatMap(given -> decide(actor, complaint, command, given.orElse(null)));
    }

    /// The workplace that somebody names by its id or its reference.
    private Uni<Optional<UUID>> named(UUID workplace, String reference) {
        if (reference == null || workplace != null) {
            return Uni.createFrom().item(Optional.ofNullable(workplace));
        }
        return names.requireByReference("workplaceReference", reference).map(Optional::of);
    }

    private Uni<Void> decide(Actor actor, ComplaintView complaint, TriageComplaint command, UUID given) {
        boolean visit = command.outcome() == ComplaintOutcome.VISIT;
        UUID workplace = given == null ? complaint.workplace() : given;
        require(visit, "from", command.from());
        require(visit, "by", command.by());
        if (!visit) {
            return workplace(given).chain(() -> close(actor, complaint.id(), command, given));
        }
        if (workplace == null) {
            throw Problems.invalid("workplaceReference", "must be given: the complaint names no workplace that is known here");
        }
        PlanVisit plan = new PlanVisit(workplace, VisitKind.COMPLAINT, command.from(), command.by(), command.jointWith(), null, null);
        return planned.onComplaint(actor, plan, complaint.id())
                .chain(visitId -> store.decide(actor, complaint.id(), command.outcome(), workplace, visitId, command.note()));
    }

    private Uni<Void> close(Actor actor, UUID id, TriageComplaint command, UUID workplace) {
        Uni<Boolean> left = command.outcome().leavesItToOthers() ? store.notOurs(actor, id, command.outcome(), command.note())
                : Uni.createFrom().item(false);
        return left.flatMap(done -> done ? Uni.createFrom().voidItem()
                : store.decide(actor, id, command.outcome(), workplace, null, command.note()));
    }

    private static void require(boolean visit, String field, Object value) {
        if (visit != (value != null)) {
            throw Problems.invalid(field, visit ? "must be given for a visit" : "must be left out when no visit is planned");
        }
    }

    private static void refuseDecided(ComplaintView complaint) {
        if (complaint.state() == ComplaintState.TRIAGED) {
            throw Problems.conflict("complaint", "decided", "This complaint is already decided.");
        }
    }
}
