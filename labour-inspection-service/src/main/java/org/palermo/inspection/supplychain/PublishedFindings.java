package org.palermo.inspection.supplychain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.inspection.directive.DirectiveState;
import org.palermo.inspection.directive.FinalDirectives;
import org.palermo.inspection.violation.ViolationCatalogue;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Query;

/// What everybody may read: violations that final orders name, or for which a penalty is final and no order was issued. Some time after
/// they are final, and only where they concern many workers of a workplace with many, and not most of them. Never a violation that makes
/// workers victims, an indicator, a screening, a suspected victim, a visit or a private household.
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
    /// The last time zone in which a day begins: what is over there is over everywhere.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private final FinalDirectives orders;
    private final PublicationRules rules;
    private final ViolationCatalogue catalogue;
    private final TransactionTime time;

    PublishedFindings(FinalDirectives orders, PublicationRules rules, ViolationCatalogue catalogue, TransactionTime time) {
        this.orders = orders;
        this.rules = rules;
        this.catalogue = catalogue;
        this.time = time;
    }

    @RegisterForReflection
    record Place(UUID id, String country, Integer workers) {}

    /// @param osId in capitals, of a right form
    /// @param language of the texts, BCP 47
    @Scoped
    public Uni<PublishedFindingsView> of(Actor reader, String osId, String language) {
        return PLACES.list(osId).flatMap(places -> {
            Map<UUID, Place> published = places.stream().filter(this::isLarge).collect(Collectors.toMap(Place::id, Function.identity()));
            return orders(published, language).flatMap(ordered -> penalties(published, language).map(fined -> new PublishedFindingsView(
                    osId, Stream.concat(ordered.stream(), fined.stream())
                            .sorted(Comparator.comparing(PublishedFindingsView.Published::finalOn).reversed()).toList())));
        });
    }

    private Uni<List<PublishedFindingsView.Published>> orders(Map<UUID, Place> places, String language) {
        return orders.ofWorkplaces(places.keySet(), time.now()).map(found -> found.stream()
                .filter(order -> isPublished(order.code(), order.workers(), order.finalOn(), places.get(order.workplace())))
                .map(order -> view(order, language)).toList());
    }

    private Uni<List<PublishedFindingsView.Published>> penalties(Map<UUID, Place> places, String language) {
        return orders.penaltiesOfWorkplaces(places.keySet(), time.now()).map(found -> found.stream()
                .filter(fine -> isPublished(fine.code(), fine.workers(), fine.finalOn(), places.get(fine.workplace())))
                .map(fine -> new PublishedFindingsView.Published(fine.code(), catalogue.text(fine.code(), fine.text(), language),
                        fine.statute(), null, fine.paid() >= fine.amount(), fine.finalOn())).toList());
    }

    private boolean isLarge(Place place) {
        Optional<PublicationRules.Rule> rule = rules.of(place.country());
        return rule.isPresent() && place.workers() != null && place.workers() >= rule.get().fewestWorkers();
    }

    private boolean isPublished(String code, int workers, LocalDate finalOn, Place place) {
        PublicationRules.Rule rule = rules.of(place.country()).orElseThrow();
        return !rule.withheld().contains(code) && rule.isCrowd(workers, place.workers())
                && !finalOn.plusDays(rule.delayDays()).isAfter(LocalDate.ofInstant(time.now(), LAST));
    }

    private PublishedFindingsView.Published view(FinalDirectives.FinalDirective order, String language) {
        boolean complied = order.state() == DirectiveState.COMPLIED || order.state() == DirectiveState.LIFTED;
        return new PublishedFindingsView.Published(order.code(), catalogue.text(order.code(), order.text(), language), order.statute(),
                order.kind(), complied, order.finalOn());
    }
}
