package org.palermo.inspection.complaint;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;

/// Erases complaints whose retention time is over. The common retention does not do it, because more people read its lists and audit
/// entries than may know that there was a complaint.
@ApplicationScoped
class ComplaintErasure {
    private static final Logger LOG = Logger.getLogger(ComplaintErasure.class);
    private static final String FILE = "palermo/complaints/retention.json";
    private static final String EVERY = "1h";
    private static final int AT_ONCE = 500;

    private final ComplaintStore store;
    private final TransactionTime time;
    private final Countries countries;
    private final ComplaintRetention rule;
    private final Vertx vertx;

    ComplaintErasure(ComplaintStore store, TransactionTime time, Countries countries, ObjectMapper json, Vertx vertx) {
        this.store = store;
        this.time = time;
        this.countries = countries;
        this.rule = read(json);
        this.vertx = vertx;
    }

    /// How long a complaint is kept.
    ///
    /// @param days after it was taken in
    @RegisterForReflection
    record ComplaintRetention(int days, String from, String source) {}

    @Scheduled(identity = "complaint-end", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> run() {
        return ScheduledRun.of(this::runOnce, LOG, "Old complaints could not be erased and will be tried again");
    }

    Uni<Void> runOnce() {
        return OwnContext.run(vertx, () -> Multi.createFrom().iterable(countries.all()).onItem()
                .transformToUniAndConcatenate(country -> endAll(country.code()))
                .collect().last().replaceWithVoid());
    }

    /// Repeats a transaction until none is left.
    private Uni<Integer> endAll(String country) {
        return Uni.createFrom().deferred(() -> end(Actor.system("complaint-end"), country))
                .repeat().whilst(erased -> erased == AT_ONCE).collect().last();
    }

    /// @return how many were erased, at most {@link #AT_ONCE}
    @Scoped
    Uni<Integer> end(Actor actor, String country) {
        return store.end(country, time.now().minus(Duration.ofDays(rule.days())), AT_ONCE);
    }

    private static ComplaintRetention read(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            ComplaintRetention rule = json.readValue(file, ComplaintRetention.class);
            if (rule.days() < 1 || rule.source() == null || rule.from() == null) {
                throw new IllegalStateException(FILE + ": needs positive days, what they count from, and a source");
            }
            return rule;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }
}
