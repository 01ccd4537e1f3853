package org.palermo.referral.digest;

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
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Checks whether a digest is due in a country. Any number of instances may run: each day is entered once.
@ApplicationScoped
class DigestJob {
    private static final Logger LOG = Logger.getLogger(DigestJob.class);
    private static final Actor DIGEST = Actor.system("digest");
    private static final String EVERY = "${palermo.digest.every}";

    private final CaseDigests digests;
    private final Countries countries;
    private final Vertx vertx;

    DigestJob(CaseDigests digests, Countries countries, Vertx vertx) {
        this.digests = digests;
        this.countries = countries;
        this.vertx = vertx;
    }

    @Scheduled(identity = "digests", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The digests could not be sent and will be tried again");
    }

    /// When one country fails, it is tried again next time, and the others continue.
    Uni<Void> run() {
        return Multi.createFrom().iterable(countries.all())
                .onItem().transformToUniAndConcatenate(country -> onItsOwn(country).onFailure().recoverWithItem(failure -> {
                    LOG.errorf("The digest for %s failed and will be repeated: %s", country.code(), failure.getClass().getSimpleName());
                    return null;
                }))
                .collect().last();
    }

    /// Each country has a context of its own, because a database session needs one.
    private Uni<Void> onItsOwn(Country country) {
        return OwnContext.run(vertx, () -> digests.tell(DIGEST, country));
    }
}
