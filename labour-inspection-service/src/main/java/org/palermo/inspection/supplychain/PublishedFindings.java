package org.palermo.inspection.supplychain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.inspection.directive.DirectiveState;
import org.palermo.inspection.directive.FinalDirectives;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Query;

/// What everybody may read: violations that final orders name, some time after they are final, and only where they concern many workers
/// of a workplace with many, and not most of them. Never a violation that makes workers victims, an indicator, a screening, a suspected
/// victim, a visit or a private household.
@ApplicationScoped
public class PublishedFindings {
    private static final Query<Place> PLACES = Query.of(Place.class, """
            select part.id, w.country, coalesce(w.workers, w.workers_least) as workers
              from (select distinct workplace_now(named.id) as id from workplace named
                     where named.os_id = $1 and named.kind <> 'PRIVATE_HOUSEHOLD') standing
              join workplace w on w.id = standing.id and w.kind <> 'PRIVATE_HOUSEHOLD'
              cross join lateral unnest(supply_parts(array[w.id])) as part(id)
             order by part.id limit 50
            """);
    /// Where a day begins last: what is over there is over everywhere.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private final FinalDirectives orders;
    private final PublicationRules rules;
    private final TransactionTime time;

    PublishedFindings(FinalDirectives orders, PublicationRules rules, TransactionTime time) {
        this.orders = orders;
        this.rules = rules;
        this.time = time;
    }

    @RegisterForReflection
    record Place(UUID id, String country, Integer workers) {}

    /// @param osId in capitals, of a right form
    @Scoped
    public Uni<PublishedFindingsView> of(Actor reader, String osId) {
        return PLACES.list(osId).flatMap(places -> {
            Map<UUID, Place> published = places.stream().filter(this::isLarge).collect(Collectors.toMap(Place::id, Function.identity()));
            return orders.ofWorkplaces(published.keySet(), time.now()).map(found -> new PublishedFindingsView(osId,
                    found.stream().filter(order -> isPublished(order, published.get(order.workplace()))).map(PublishedFindings::view).toList()));
        });
    }

    private boolean isLarge(Place place) {
        Optional<PublicationRules.Rule> rule = rules.of(place.country());
        return rule.isPresent() && place.workers() != null && place.workers() >= rule.get().fewestWorkers();
    }

    private boolean isPublished(FinalDirectives.FinalDirective order, Place place) {
        PublicationRules.Rule rule = rules.of(place.country()).orElseThrow();
        return !rule.withheld().contains(order.code()) && rule.isCrowd(order.workers(), place.workers())
                && !order.finalOn().plusDays(rule.delayDays()).isAfter(LocalDate.ofInstant(time.now(), LAST));
    }

    private static PublishedFindingsView.Published view(FinalDirectives.FinalDirective order) {
        boolean complied = order.state() == DirectiveState.COMPLIED || order.state() == DirectiveState.LIFTED;
        return new PublishedFindingsView.Published(order.code(), order.text(), order.statute(), order.kind(), complied, order.finalOn());
    }
}
