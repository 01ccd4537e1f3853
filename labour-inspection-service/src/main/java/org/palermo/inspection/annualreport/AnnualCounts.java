package org.palermo.inspection.annualreport;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Counts again the workplaces whose records changed, some thousand changes in a transaction. If a report is read before that, the request
/// counts them itself: the report is right at any time, and fast when few wait.
@ApplicationScoped
class AnnualCounts {
    private static final Logger LOG = Logger.getLogger(AnnualCounts.class);
    private static final Actor FIGURES = Actor.system("figures");
    private static final String EVERY = "${palermo.annual-counts.every:30s}";
    private static final int AT_ONCE = 5_000;

    private final AnnualFiguresStore store;
    private final Countries countries;
    private final Vertx vertx;

    AnnualCounts(AnnualFiguresStore store, Countries countries, Vertx vertx) {
        this.store = store;
        this.countries = countries;
        this.vertx = vertx;
    }

    @Scheduled(identity = "annual-counts", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The annual report could not be counted and will be tried again");
    }

    Uni<Void> run() {
        return OwnContext.run(vertx, () -> Multi.createFrom().iterable(countries.all())
                .onItem().transformToUniAndConcatenate(this::zone).collect().last()
                .chain(() -> Multi.createBy().repeating().uni(() -> some(FIGURES)).whilst(counted -> counted > 0).collect().last())
                .replaceWithVoid());
    }

    /// Workplaces of a zone that is new are named some thousand in a transaction, and counted before the next are named, because
    /// whoever reads meanwhile counts all that wait. What waits is counted also when a zone can't be kept: the next run goes on where
    /// this one ended.
    private Uni<Integer> zone(Country country) {
        return Multi.createBy().repeating()
                .uni(() -> keepZone(FIGURES, country).call(named -> named > 0 ? some(FIGURES) : Uni.createFrom().voidItem()))
                .whilst(named -> named > 0).collect().last()
                .onFailure().recoverWithItem(failure -> {
                    LOG.warnf(failure, "The years of %s are not kept by its time zone yet", country.code());
                    return 0;
                });
    }

    /// A country's year begins at midnight there.
    @Scoped
    Uni<Integer> keepZone(Actor actor, Country country) {
        return store.keepZone(country, AT_ONCE);
    }

    @Scoped
    Uni<Integer> some(Actor actor) {
        return store.countChanges(AT_ONCE);
    }
}
