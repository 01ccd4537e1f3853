package org.palermo.referral.casefile.term;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.statistics.WorkQueue;

/// Counts the open files of a large country or region in the background, and keeps the result for five minutes, so that nobody waits for a
/// page. The result stays in this process: another replica counts for itself.
@ApplicationScoped
class RecalculationPreviews {
    private static final Logger LOG = Logger.getLogger(RecalculationPreviews.class);
    /// A result holds up to {@link Recalculation#BATCH} changes, about 1 MB.
    private static final int MOST_KEPT = 4;
    private static final long KEPT_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int SECONDS = 5;

    private final RecalculationStore store;
    private final Vertx vertx;
    /// By country or region, the oldest first.
    private final Map<String, Preview> previews = new LinkedHashMap<>();
    private final WorkQueue turns = new WorkQueue(1, MOST_KEPT, RecalculationPreviews::tooMany);

    RecalculationPreviews(RecalculationStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    /// @param endedAt in nanoseconds of this process; meaningless while files are being counted
    private record Preview(Recalculation.Counted counted, long endedAt) {
        boolean isOver() {
            return counted.isComplete() && System.nanoTime() - endedAt > KEPT_NANOS;
        }
    }

    /// The result, or how far it is; empty when nothing is being counted and nothing is kept.
    synchronized Optional<Recalculation.Counted> find(String scope) {
        previews.values().removeIf(Preview::isOver);
        return Optional.ofNullable(previews.get(scope)).map(Preview::counted);
    }

    /// Goes on with a run in the background.
    ///
    /// @return how far it is
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when too many others are being counted
    synchronized Recalculation.Counted continueInBackground(Actor actor, RecalculationRun run) {
        Optional<Recalculation.Counted> found = find(run.scope());
        if (found.isPresent()) {
            return found.get();
        }
        if (previews.size() == MOST_KEPT) {
            String oldest = previews.entrySet().stream()
                    .filter(one -> one.getValue().counted().isComplete()).map(Map.Entry::getKey).findFirst()
                    .orElseThrow(RecalculationPreviews::tooMany);
            previews.remove(oldest);
        }
        Recalculation.Counted soFar = run.soFar();
        previews.put(run.scope(), new Preview(soFar, 0));
        OwnContext.run(vertx, () -> turns.inTurn(() -> run.countAll(
                (scope, after, limit) -> store.page(actor, scope, after, limit), counted -> keep(run.scope(), counted))))
                .subscribe().with(done -> keep(run.scope(), done), failure -> {
                    LOG.errorf(failure, "The preview of terms of %s failed", run.scope());
                    forget(run.scope());
                });
        return soFar;
    }

    /// Forgets what was counted of a country or region, because its terms were written or are not as they were.
    synchronized void forget(String scope) {
        previews.keySet().removeIf(one -> one.equals(scope) || one.startsWith(scope + "-") || scope.startsWith(one + "-"));
    }

    private synchronized void keep(String scope, Recalculation.Counted counted) {
        previews.replace(scope, new Preview(counted, System.nanoTime()));
    }

    private static HttpProblem tooMany() {
        return Problems.unavailable("recalculation", "being-counted",
                "The service is counting terms of other countries or regions. Try again soon.", SECONDS);
    }
}
