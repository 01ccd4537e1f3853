package org.palermo.inspection.workplace;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Finds and registers workplaces. Every inspector sees all of them.
@ApplicationScoped
public class Workplaces {
    private final WorkplaceStore store;
    private final Households households;
    private final Sectors sectors;
    private final CountryCodes countries;
    private final TransactionTime time;
    private final Idempotency idempotency;
    private final Audit audit;

    Workplaces(WorkplaceStore store, Households households, Sectors sectors, CountryCodes countries, TransactionTime time,
            Idempotency idempotency, Audit audit) {
        this.store = store;
        this.households = households;
        this.sectors = sectors;
        this.countries = countries;
        this.time = time;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /// @param country ISO 3166-1 alpha-2, or null for all
    /// @param sector the exact sector, or null for all
    /// @param q words of the name, or null
    /// @return latest first, without possible duplicates and lists
    @Scoped
    public Uni<Page<WorkplaceView>> page(Actor actor, String country, String sector, String q, Cursor after, int limit) {
        return store.page(new WorkplaceQuery(country, sector, q, Households.areShownTo(actor) ? households::word : null), after, limit)
                .map(rows -> Page.of(rows, limit, w -> new Cursor(w.createdAt, w.id)))
                .call(page -> shown(actor, "LIST", page.items()))
                .map(page -> new Page<>(page.items().stream().map(w -> WorkplaceView.of(w, null, null)).toList(), page.next()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such workplace
    @Scoped
    public Uni<WorkplaceView> get(Actor actor, UUID id) {
        return store.find(id)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(workplace -> shown(actor, "READ", List.of(workplace)))
                .flatMap(workplace -> store.duplicates(id)
                        .flatMap(duplicates -> store.listings(id).map(listings -> WorkplaceView.of(workplace, duplicates, listings))));
    }

    /// Audits who saw a private household, because it is somebody's home. Other workplaces are not audited: companies publish them.
    private Uni<Void> shown(Actor actor, String action, List<Workplace> workplaces) {
        return audit.record(actor, action, "workplace",
                workplaces.stream().filter(w -> w.kind == WorkplaceKind.PRIVATE_HOUSEHOLD).map(w -> w.id).toList());
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown country, a name without a letter or digit, a wrong OS
    ///     ID, half a point, or a household's sector that is not in the list; 409 when the same workplace is already registered
    @Scoped
    public Uni<WorkplaceView> register(Actor actor, String key, RegisterWorkplace command) {
        check(command);
        return idempotency.once(actor, key, command, WorkplaceView.class, () -> store.lock()
                .chain(() -> add(workplace(command)))
                .call(view -> audit.record(actor, "REGISTER", "workplace", view.id())));
    }

    private Uni<WorkplaceView> add(Workplace workplace) {
        return store.byMatchKeys(List.of(workplace.matchKey))
                .invoke(same -> same.stream().findFirst().ifPresent(known -> {
                    throw Problems.conflict("workplace", "known", "The same place is registered as " + known.reference + ".");
                }))
                .chain(() -> store.perhapsAlike(List.of(workplace)))
                .map(others -> others.stream().flatMap(other -> WorkplaceStore.Alike.of(workplace, other).stream()).toList())
                .chain(alike -> store.add(List.of(workplace), alike, time.now()))
                .chain(() -> store.duplicates(workplace.id))
                .map(duplicates -> WorkplaceView.of(workplace, duplicates, List.of()));
    }

    private Workplace workplace(RegisterWorkplace command) {
        String osId = command.osId() == null ? null : OsId.parse(command.osId())
                .orElseThrow(() -> Problems.invalid("osId", "must be an OS ID with a right check character"));
        Workplace workplace = Workplace.registered(command, sectors.find(command.sector()).name(), osId, time.now());
        return workplace.isHousehold() ? workplace.hidden(households::keyed) : workplace;
    }

    private void check(RegisterWorkplace command) {
        if (!countries.isCode(command.country())) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        if (Likeness.words(command.name()).isEmpty()) {
            throw Problems.invalid("name", "must have a letter or a digit");
        }
        if (command.kind() == WorkplaceKind.PRIVATE_HOUSEHOLD && !sectors.find(command.sector()).known()) {
            throw Problems.invalid("sector", "must be one of the list for a household: figures by sector are shown to more than inspectors");
        }
        if ((command.latitude() == null) != (command.longitude() == null)) {
            throw Problems.invalid(command.latitude() == null ? "latitude" : "longitude", "must be given: a point has both");
        }
    }
}
