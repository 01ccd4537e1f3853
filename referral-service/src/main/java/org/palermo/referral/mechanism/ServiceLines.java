package org.palermo.referral.mechanism;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
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
import org.palermo.referral.profile.ServiceCategory;

/// Reads and adds service lines, and changes their descriptions and states.
@ApplicationScoped
public class ServiceLines {
    private final ServiceLineStore store;
    private final Countries countries;
    private final TransactionTime time;
    private final Audit audit;
    private final PublicDirectory directory;
    private final EssentialServices essential;
    private final ProviderStore providers;
    private final Idempotency idempotency;

    ServiceLines(ServiceLineStore store, Countries countries, TransactionTime time, Audit audit, PublicDirectory directory, EssentialServices essential,
            ProviderStore providers, Idempotency idempotency) {
        this.store = store;
        this.countries = countries;
        this.time = time;
        this.audit = audit;
        this.directory = directory;
        this.essential = essential;
        this.providers = providers;
        this.idempotency = idempotency;
    }

    @Scoped
    public Uni<Page<ServiceLineView>> page(Actor actor, String country, ServiceCategory category, Cursor after, int limit) {
        return store.page(countries.require("country", country).code(), category, after, limit)
                .map(rows -> Page.of(rows, limit, line -> new Cursor(line.since(), line.id())));
    }

    @Scoped
    public Uni<ServiceLineView> get(Actor actor, UUID id) {
        return store.view(id).onItem().ifNull().failWith(Problems::notFound);
    }

    @Scoped
    public Uni<List<StateSince>> history(Actor actor, UUID id) {
        return store.history(id).invoke(states -> {
            if (states.isEmpty()) {
                throw Problems.notFound();
            }
        });
    }

    /// Allowed for the provider itself, the coordinator of its region, and the mechanism's administrator.
    @Scoped
    public Uni<ServiceLineView> change(Actor actor, UUID id, String ifMatch, ChangeState command) {
        return toChange(actor, id, ifMatch)
                .flatMap(line -> essential.watch(line.country, () -> store.record(List.of(line.change(command, time.now())), actor.subject())
                        .chain(() -> store.views(List.of(id)))))
                .call(() -> audit.record(actor, "CHANGE_STATE", "service_line", id))
                .call(() -> directory.changed(List.of(id)))
                .map(List::getFirst);
    }

    /// Sets whether a line is public; for the same callers. A repeat is not sent to the directory again.
    @Scoped
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

    @Scoped
    public Uni<List<DescriptionSince>> descriptions(Actor actor, UUID id) {
        return store.descriptions(id).invoke(found -> {
            if (found.isEmpty()) {
                throw Problems.notFound();
            }
        });
    }

    /// Replaces the description; for the same callers. The earlier description is kept, and past figures do not change.
    @Scoped
    public Uni<ServiceLineView> describe(Actor actor, UUID id, String ifMatch, DescribeServiceLine command) {
        return toChange(actor, id, ifMatch)
                .flatMap(line -> essential.watch(line.country, () -> describe(actor, line, command).chain(() -> store.views(List.of(id)))))
                .call(() -> audit.record(actor, "DESCRIBE", "service_line", id))
                .map(List::getFirst);
    }

    private Uni<Void> describe(Actor actor, ServiceLine line, DescribeServiceLine command) {
        return line.describe(command, time.now())
                .map(before -> store.flush().chain(() -> store.keep(line.id, before, actor.subject())).chain(() -> directory.changed(List.of(line.id))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// Adds a line; for its provider, the coordinator of all its regions, and the mechanism's administrator.
    @Scoped
    public Uni<ServiceLineView> offer(Actor actor, String key, OfferService command) {
        return idempotency.once(actor, key, command, ServiceLineView.class, () -> {
            UUID provider = Objects.requireNonNullElse(command.provider(), actor.agency());
            return providers.find(provider)
                    .map(found -> found.orElseThrow(() -> Problems.invalid("provider", "must be a registered organisation")))
                    .map(found -> countries.require("provider", found.country()))
                    .flatMap(country -> offer(actor, country, provider, command));
        });
    }

    private Uni<ServiceLineView> offer(Actor actor, Country country, UUID provider, OfferService command) {
        if (command.national() != command.regions().isEmpty()) {
            throw Problems.invalid("regions", "must be empty for a national line, and must name at least one otherwise");
        }
        if (!command.regions().stream().allMatch(region -> country.region(region).isPresent())) {
            throw Problems.invalid("regions", "must name regions of the provider's country only");
        }
        if (!mayOffer(actor, country, provider, command)) {
            throw Problems.forbidden("service-line", "not-yours", "Only its provider and the coordinators of all its regions can add a line.");
        }
        ServiceLine line = new ServiceLine(Ids.next(), country.code(), command, provider, time.now());
        return essential.watch(country.code(), () -> store.add(line, command.regions(), actor.subject()).chain(() -> store.views(List.of(line.id))))
                .call(() -> audit.record(actor, "OFFER", "service_line", line.id))
                .call(() -> directory.changed(List.of(line.id)))
                .map(List::getFirst);
    }

    private static boolean mayOffer(Actor actor, Country country, UUID provider, OfferService command) {
        if (actor.has(Role.SERVICE_PROVIDER) && provider.equals(actor.agency())) {
            return true;
        }
        boolean covers = command.national() ? actor.covers(country.code()) : command.regions().stream().allMatch(actor::covers);
        return covers && actor.hasAny(Role.MECHANISM_ADMINISTRATOR, Role.REGIONAL_COORDINATOR);
    }

    private Uni<ServiceLine> toChange(Actor actor, UUID id, String ifMatch) {
        return store.find(id)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(line -> store.within(List.of(id), actor).invoke(hers -> {
                    if (hers.isEmpty()) {
                        throw Problems.forbidden("service-line", "not-yours", "Only its provider and the coordinators of its region can change a line.");
                    }
                }))
                .invoke(line -> ETags.require(ifMatch, line.version));
    }
}
