package org.palermo.referral.digest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Checks whether a digest is due in a country. Any number of instances may run: each day is entered once.
@ApplicationScoped
class DigestJob {
    private static final Logger LOG = Logger.getLogger(DigestJob.class);
    private static final Actor DIGEST = Actor.system("digest");

    private final CaseDigests digests;
    private final DigestConfig config;
    private final Countries countries;
    private final Vertx vertx;
    private long timer;

    DigestJob(CaseDigests digests, DigestConfig config, Countries countries, Vertx vertx) {
        this.digests = digests;
        this.config = config;
        this.countries = countries;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.every().toMillis(), ignored -> run().subscribe().with(done -> {}, failure -> {}));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
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

    /// A database session needs its own context, which a timer does not have.
    private Uni<Void> onItsOwn(Country country) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> digests.tell(DIGEST, country).subscribe().with(emitter::complete, emitter::fail));
        });
    }
}
