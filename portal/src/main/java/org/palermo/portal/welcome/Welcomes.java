package org.palermo.portal.welcome;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.portal.page.CurrentReader;

/// Who has seen the screens for a first sign-in.
@ApplicationScoped
public class Welcomes {
    private static final Logger LOG = Logger.getLogger(Welcomes.class);
    /// The portal does not learn when an account ends, so a row is deleted after this time.
    private static final Duration KEPT = Duration.ofDays(730);

    private final Pool pool;

    Welcomes(Pool pool) {
        this.pool = pool;
    }

    /// Whether she has not seen them. Also false when the database does not answer, so that the page is shown all the same.
    public Uni<Boolean> isFirst(SecurityIdentity person) {
        return pool.preparedQuery("select 1 from welcome_seen where subject = $1")
                .execute(Tuple.of(CurrentReader.subject(person))).map(rows -> rows.size() == 0)
                .onFailure().invoke(e -> LOG.warnf("Whether this is a first sign-in can't be read: %s", e.getClass().getSimpleName()))
                .onFailure().recoverWithItem(false);
    }

    Uni<Void> seen(SecurityIdentity person) {
        return pool.preparedQuery("insert into welcome_seen (subject, seen_at) values ($1, $2) on conflict do nothing")
                .execute(Tuple.of(CurrentReader.subject(person), now())).replaceWithVoid();
    }

    @Scheduled(every = "24h", delayed = "5m")
    Uni<Void> removeOld() {
        return pool.preparedQuery("delete from welcome_seen where seen_at <= $1").execute(Tuple.of(now().minus(KEPT))).replaceWithVoid();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
