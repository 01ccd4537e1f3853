package org.palermo.referral.mechanism;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.profile.ServiceCategory;

/// Reads service lines and changes their state.
@ApplicationScoped
public class ServiceLines {
    private final ServiceLineStore store;
    private final Countries countries;
    private final TransactionTime time;
    private final Audit audit;
    private final PublicDirectory directory;

    ServiceLines(ServiceLineStore store, Countries countries, TransactionTime time, Audit audit, PublicDirectory directory) {
        this.store = store;
        this.countries = countries;
        this.time = time;
        this.audit = audit;
        this.directory = directory;
    }

    @Scoped
    @WithTransaction
    public Uni<Page<ServiceLineView>> page(Actor actor, String country, ServiceCategory category, Cursor after, int limit) {
        return store.page(countries.require("country", country).code(), category, after, limit)
                .map(rows -> Page.of(rows, limit, line -> new Cursor(line.since(), line.id())));
    }

    @Scoped
    @WithTransaction
    public Uni<ServiceLineView> get(Actor actor, UUID id) {
        return store.view(id).onItem().ifNull().failWith(Problems::notFound);
    }

    @Scoped
    @WithTransaction
    public Uni<List<StateSince>> history(Actor actor, UUID id) {
        return store.history(id).invoke(states -> {
            if (states.isEmpty()) {
                throw Problems.notFound();
            }
        });
    }

    /// By the provider itself, the coordinator of its region, or the mechanism's administrator.
    @Scoped
    @WithTransaction
    public Uni<ServiceLineView> change(Actor actor, UUID id, String ifMatch, ChangeState command) {
        return toChange(actor, id, ifMatch)
                .flatMap(line -> store.record(line.change(command, time.now()), actor.subject()))
                .chain(() -> audit.record(actor, "CHANGE_STATE", "service_line", id))
                .chain(() -> directory.changed(List.of(id)))
                .chain(() -> store.view(id));
    }

    /// Marks it public, or no longer, by the same people; said again, it is told once.
    @Scoped
    @WithTransaction
    public Uni<ServiceLineView> list(Actor actor, UUID id, String ifMatch, ListServiceLine command) {
        return toChange(actor, id, ifMatch).flatMap(line -> {
            boolean changes = line.publicListing != command.publicListing();
            line.list(command);
            return store.flush()
                    .chain(() -> audit.record(actor, "LIST", "service_line", id))
                    .chain(() -> store.view(id))
                    .call(view -> changes ? directory.listed(view) : Uni.createFrom().voidItem());
        });
    }

    private Uni<ServiceLine> toChange(Actor actor, UUID id, String ifMatch) {
        return store.find(id)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(line -> mayChange(actor, line).invoke(may -> {
                    if (!may) {
                        throw Problems.forbidden("service-line", "not-yours", "Only its provider and the coordinators of its region change a line.");
                    }
                }))
                .invoke(line -> ETags.require(ifMatch, line.version));
    }

    private Uni<Boolean> mayChange(Actor actor, ServiceLine line) {
        if (actor.has(Role.SERVICE_PROVIDER) && line.provider.equals(actor.agency())) {
            return Uni.createFrom().item(true);
        }
        return actor.hasAny(Role.MECHANISM_ADMINISTRATOR, Role.REGIONAL_COORDINATOR)
                ? store.isWithin(line.id, actor.regions())
                : Uni.createFrom().item(false);
    }
}
