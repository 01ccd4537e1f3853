package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.directory.DirectoryListings;

/// Registers shelters and keeps their descriptions.
@ApplicationScoped
public class Shelters {
    private final ShelterStore store;
    private final OfferProfileStore profiles;
    private final StatusStore states;
    private final Areas areas;
    private final PublicListing listing;
    private final DirectoryListings directory;
    private final Countries countries;
    private final Idempotency idempotency;
    private final TransactionTime time;
    private final Audit audit;

    Shelters(ShelterStore store, OfferProfileStore profiles, StatusStore states, Areas areas, PublicListing listing, DirectoryListings directory,
            Countries countries, Idempotency idempotency, TransactionTime time, Audit audit) {
        this.store = store;
        this.profiles = profiles;
        this.states = states;
        this.areas = areas;
        this.listing = listing;
        this.directory = directory;
        this.countries = countries;
        this.idempotency = idempotency;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<Page<ShelterView>> page(Actor actor, Cursor after, int limit) {
        return store.page(actor, after, limit)
                .map(rows -> rows.stream().map(ShelterView::of).toList())
                .map(rows -> Page.of(rows, limit, s -> new Cursor(s.registeredAt(), s.id())))
                .call(page -> audit.record(actor, "LIST", "shelter", page.items().stream().map(ShelterView::id).toList()));
    }

    @Scoped
    public Uni<ShelterView> get(Actor actor, UUID id) {
        return store.inScope(id, actor)
                .call(() -> audit.record(actor, "READ", "shelter", id))
                .map(ShelterView::of);
    }

    @Scoped
    public Uni<ShelterView> register(Actor actor, String key, RegisterShelter command) {
        return idempotency.once(actor, key, command, ShelterView.class, () -> add(actor, command));
    }

    private Uni<ShelterView> add(Actor actor, RegisterShelter command) {
        Country country = countries.requireRegion("region", command.region());
        Shelter shelter = new Shelter(Ids.next(), operator(actor, command), time.now()).describe(command);
        return areas.lock(country)
                .chain(() -> store.add(shelter, command.address()))
                .chain(() -> profiles.add(shelter, command.staffedPlaces(), command.hygieneLimit()))
                .chain(() -> say(actor, shelter))
                .chain(() -> areas.recompute(country))
                .chain(() -> listing.follow(shelter, command.address()))
                .chain(() -> directory.refreshConfidential(country))
                .chain(() -> audit.record(actor, "REGISTER", "shelter", shelter.id))
                .map(done -> ShelterView.of(shelter));
    }

    /// Changes the description of a shelter. Limits do not change: they have a resource of their own.
    @Scoped
    public Uni<ShelterView> describe(Actor actor, UUID id, String ifMatch, RegisterShelter command) {
        Country country = countries.requireRegion("region", command.region());
        return areas.lock(country)
                .chain(() -> store.inScope(id, actor))
                .invoke(shelter -> ETags.require(ifMatch, shelter.version))
                .invoke(shelter -> refuseAnotherOperator(shelter, command))
                .flatMap(shelter -> change(actor, shelter, country, command));
    }

    private Uni<ShelterView> change(Actor actor, Shelter shelter, Country country, RegisterShelter command) {
        if (!shelter.country.equals(country.code())) {
            throw Problems.invalid("region", "must be in the country of the shelter");
        }
        if (!shelter.operatorAgency.equals(actor.agency()) && !actor.covers(command.region())) {
            throw notYourRegion();
        }
        boolean sameStatus = shelter.status == command.status();
        shelter.describe(command);
        return store.flush()
                .chain(() -> store.moved(shelter.id, command.address()))
                .chain(() -> profiles.describe(shelter))
                .chain(() -> sameStatus ? Uni.createFrom().voidItem() : say(actor, shelter))
                .chain(() -> areas.recompute(country))
                .chain(() -> listing.follow(shelter, command.address()))
                .chain(() -> directory.refreshConfidential(country))
                .chain(() -> audit.record(actor, "DESCRIBE", "shelter", shelter.id))
                .map(done -> ShelterView.of(shelter));
    }

    private Uni<Void> say(Actor actor, Shelter shelter) {
        return states.add(shelter.id, new StatusView(shelter.status, time.now(), actor.subject(), time.now()));
    }

    private static UUID operator(Actor actor, RegisterShelter command) {
        if (actor.has(Role.MECHANISM_ADMINISTRATOR)) {
            return administered(actor, command);
        }
        if (actor.agency() == null || command.operatorAgency() != null && !command.operatorAgency().equals(actor.agency())) {
            throw Problems.forbidden("shelter", "not-your-agency", "An operator may register only its own shelters.");
        }
        return actor.agency();
    }

    private static UUID administered(Actor actor, RegisterShelter command) {
        if (command.operatorAgency() == null) {
            throw Problems.invalid("operatorAgency", "must be given");
        }
        if (!actor.covers(command.region())) {
            throw notYourRegion();
        }
        return command.operatorAgency();
    }

    private static RuntimeException notYourRegion() {
        return Problems.forbidden("shelter", "not-your-region", "You do not cover that region.");
    }

    private static void refuseAnotherOperator(Shelter shelter, RegisterShelter command) {
        if (command.operatorAgency() != null && !command.operatorAgency().equals(shelter.operatorAgency)) {
            throw Problems.conflict("shelter", "operator-stays",
                    "A shelter can't change its operator. Register it again under the other operator.");
        }
    }
}
