package org.palermo.kernel.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.audit.Chain;
import org.palermo.audit.Checkpoint;
import org.palermo.audit.SigningKey;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scope;

/// Signs the state of the chain for a second place, which asks every minute and stores the checkpoints. The key is a file
/// (`PALERMO_AUDIT_KEY_FILE`) and never in the database, so somebody who has only the database can't sign.
@ApplicationScoped
class Checkpoints {
    private static final Logger LOG = Logger.getLogger(Checkpoints.class);
    private static final Actor SEQUENCER = Actor.system("sequencer");
    /// One statement, so that count and last link are from the same snapshot.
    private static final String STATE = """
            select e.epoch, e.from_sequence, coalesce(c.sequence, 0) as sequence, c.hash,
                   (select count(*) from feed_pending where feed = 'audit') as waiting
              from (select epoch, from_sequence from feed_epoch where feed = 'audit' order by began_at desc, epoch desc limit 1) e
              left join (select sequence, hash from audit_chain order by sequence desc limit 1) c on true
            """;

    private final Scope scope;
    private final String service;
    private final Optional<Path> keyFile;

    Checkpoints(Scope scope, @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "palermo.audit.key-file") Optional<Path> keyFile) {
        this.scope = scope;
        this.service = service;
        this.keyFile = keyFile;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when there is no key to sign with
    Uni<Checkpoint> sign() {
        return scope.run(SEQUENCER, (connection, now) -> connection.preparedQuery(STATE).execute(Tuple.tuple())
                .map(rows -> sign(rows.iterator().next(), now)));
    }

    private Checkpoint sign(Row state, Instant now) {
        byte[] hash = state.getBuffer("hash") == null ? Chain.beginning(service) : state.getBuffer("hash").getBytes();
        return Checkpoint.sign(service, state.getUUID("epoch"), state.getLong("from_sequence"), state.getLong("sequence"), hash,
                state.getLong("waiting"), now, key());
    }

    /// Read each time, so a renewed key needs no restart.
    private PrivateKey key() {
        try {
            return SigningKey.readPrivate(keyFile
                    .orElseThrow(() -> Problems.unavailable("audit", "no-key", "There is no key to sign checkpoints with.")));
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.errorf("Checkpoints of the audit can't be signed: %s", unreadable.getMessage());
            throw Problems.unavailable("audit", "no-key", "The key to sign checkpoints with can't be read.");
        }
    }
}
