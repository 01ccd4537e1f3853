package org.palermo.shelter.waitlist;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.availability.CountedQuestions;
import org.palermo.shelter.availability.SearchAvailability;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Keeps the waitlist in a fair order.
@Tag(name = "Waitlist", description = "Groups of people that wait for a place in an area.")
@Path("/api/shelter/v1/waitlist")
@Authenticated
@ApplicationScoped
public class Waitlist {
    private static final String OWN_WAITS = "entries of the caller's organisation";

    private final WaitlistStore store;
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final CountedQuestions questions;
    private final Areas areas;
    private final CurrentOperation operation;

    Waitlist(WaitlistStore store, Countries countries, ShelterProfiles profiles, Tonight tonight, CountedQuestions questions,
            Areas areas, CurrentOperation operation) {
        this.store = store;
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.questions = questions;
        this.areas = areas;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "joinWaitlist", summary = "Wait for a place in an area",
            description = "When it is your turn, the first place that fits is held for you, and your organisation is told. It is told too "
                    + "when the first night passes without a place. Joining costs one question of your budget (429). When your "
                    + "organisation has too many entries, the answer is 409; a group that is too large for a search gets 400.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "for the caller's organisation")
    @Audited
    @Scoped
    public Uni<WaitlistEntryView> join(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull JoinWaitlist command) {
        Actor actor = operation.caller();
        Searchers.require(actor);
        return operation.once(actor, key, command, WaitlistEntryView.class, () -> join(actor, command));
    }

    private Uni<WaitlistEntryView> join(Actor actor, JoinWaitlist command) {
        Country country = countries.require("area", Territory.countryOf(command.area()));
        ShelterProfile profile = profiles.of(country);
        SearchAvailability search = command.search();
        Stay stay = search.stay(tonight.orLater(command.from(), country));
        search.check(actor, stay, profile);
        if (stay.party().size() > profile.maxPartyShown()) {
            throw Problems.invalid("women",
                    "must be 1 to " + profile.maxPartyShown() + " people, children included; ask for more by broadcast");
        }
        return questions.spend(actor, search, profile)
                .chain(() -> store.isArea(command.area()))
                .invoke(found -> {
                    if (!found) {
                        throw Problems.invalid("area", "must be an area where shelters are registered");
                    }
                })
                .chain(() -> store.waiting(actor))
                .invoke(waiting -> {
                    if (waiting >= profile.maxWaiting()) {
                        throw Problems.conflict("waitlist", "too-many", "Your organisation has as many waitlist entries as it may have.");
                    }
                })
                .map(waiting -> WaitlistEntry.of(actor, search, stay, command.atRisk(), profile, operation.now()))
                .call(store::add)
                .call(entry -> operation.record(actor, "WAIT", "waitlist_entry", entry.id))
                .flatMap(this::view);
    }

    private Uni<WaitlistEntryView> view(WaitlistEntry entry) {
        return areas.regions(entry.area).map(regions -> WaitlistEntryView.of(entry, regions));
    }

    private Uni<List<WaitlistEntryView>> views(List<WaitlistEntry> entries) {
        return areas.regions(entries.stream().map(entry -> entry.area).toList())
                .map(regions -> entries.stream().map(entry -> WaitlistEntryView.of(entry, regions.get(entry.area))).toList());
    }

    @GET
    @Operation(operationId = "listWaitlistEntries", summary = "List the waitlist entries of your organisation, latest first",
            description = "The list keeps entries whose wait is over. It does not show how many others wait. Once a place is held, "
                    + "`hold` names the hold: ask the shelter with `requestPlacement`.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_WAITS)
    @Audited
    @Scoped
    public Uni<Page<WaitlistEntryView>> page(@RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        Searchers.require(actor);
        return store.page(actor, after, limit)
                .flatMap(this::views)
                .map(rows -> Page.of(rows, limit, e -> new Cursor(e.joinedAt(), e.id())))
                .call(page -> operation.record(actor, "LIST", "waitlist_entry", page.items().stream().map(WaitlistEntryView::id).toList()));
    }

    /// @param id the id of the waitlist entry
    @GET
    @Path("/{id}")
    @Operation(operationId = "getWaitlistEntry", summary = "Read a waitlist entry of your organisation",
            description = "When a place is held for it, `hold` names the hold.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_WAITS)
    @Audited
    @Scoped
    public Uni<WaitlistEntryView> get(UUID id) {
        Actor actor = operation.caller();
        return store.mine(id, actor).call(() -> operation.record(actor, "READ", "waitlist_entry", id)).flatMap(this::view);
    }

    /// @param id the id of the waitlist entry
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "leaveWaitlist", summary = "Leave the waitlist",
            description = "While a place is held, the answer is 409: release that hold instead. It is 409 also once the wait is over.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_WAITS)
    @Audited
    @Scoped
    public Uni<Void> leave(UUID id) {
        Actor actor = operation.caller();
        return store.mine(id, actor)
                .call(store::lock)
                .invoke(entry -> entry.leave(operation.now()))
                .call(store::flush)
                .chain(() -> operation.record(actor, "LEAVE", "waitlist_entry", id));
    }
}
