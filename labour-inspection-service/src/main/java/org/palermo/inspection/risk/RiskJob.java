package org.palermo.inspection.risk;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.palermo.inspection.goods.CurrentGoods;
import org.palermo.inspection.goods.GoodsListener;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;

/// Computes the risk of all workplaces of the countries held here, for each inspectorate, some thousand in a transaction:
/// every six hours, and when an edition of the list of goods was loaded.
@ApplicationScoped
class RiskJob implements GoodsListener {
    private static final Logger LOG = Logger.getLogger(RiskJob.class);
    private static final Actor RISK = Actor.system("risk");
    private static final String EVERY = "6h";
    private static final int AT_ONCE = 2000;

    private final RiskStore store;
    private final RiskRules rules;
    private final CurrentGoods goods;
    private final Countries countries;
    private final TransactionTime time;
    private final Vertx vertx;

    RiskJob(RiskStore store, RiskRules rules, CurrentGoods goods, Countries countries, TransactionTime time, Vertx vertx) {
        this.store = store;
        this.rules = rules;
        this.goods = goods;
        this.countries = countries;
        this.time = time;
        this.vertx = vertx;
    }

    @Scheduled(identity = "risk", every = EVERY, delayed = "10m", concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The risk of workplaces could not be computed and will be tried again");
    }

    /// The next scheduled run does what is left when this one fails.
    @Override
    public void loaded() {
        scheduled().subscribe().with(done -> {});
    }

    Uni<Void> run() {
        return OwnContext.run(vertx, () -> inspectorates(RISK)
                .flatMap(agencies -> Multi.createFrom().iterable(agencies)
                        .onItem().transformToUniAndConcatenate(agency -> Multi.createFrom().iterable(countries.all())
                                .onItem().transformToUniAndConcatenate(country -> all(agency, country.code()).replaceWith(true))
                                .collect().last())
                        .collect().last())
                .replaceWithVoid());
    }

    private Uni<Void> all(UUID agency, String country) {
        AtomicReference<UUID> from = new AtomicReference<>(new UUID(0, 0));
        return Multi.createBy().repeating()
                .uni(() -> some(RISK, agency, country, from.get()).invoke(last -> last.ifPresent(from::set)))
                .whilst(Optional::isPresent)
                .collect().last().replaceWithVoid();
    }

    @Scoped
    Uni<List<UUID>> inspectorates(Actor actor) {
        return store.inspectorates();
    }

    @Scoped
    Uni<Optional<UUID>> some(Actor actor, UUID agency, String country, UUID after) {
        return goods.current().flatMap(listed -> store.refresh(agency, country, after, AT_ONCE, rules.terms(country, listed, time.now()),
                time.now()));
    }
}
