package org.palermo.portal.desk;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.palermo.portal.protection.PortalKey;
import org.palermo.portal.protection.RowCipher;

/// Keeps answers for the pages that show them, so that a form is never sent again by the browser's Back. Only who asked can
/// see an answer, for a quarter of an hour.
@ApplicationScoped
class AnswerStore {
    private static final Duration KEPT = Duration.ofMinutes(15);
    /// A longer answer is shown at once and not kept.
    private static final int LONGEST = 512 * 1024;

    /// @param sent what was sent for it
    record Kept(JsonObject sent, JsonObject answer) {}

    private final Pool pool;
    private final RowCipher cipher;

    AnswerStore(Pool pool, PortalKey key) {
        this.pool = pool;
        cipher = key.cipher("palermo portal answers of tasks 1");
    }

    /// @return the id in the address, or empty when the answer is too long
    Uni<Optional<UUID>> keep(SecurityIdentity person, Kept kept) {
        byte[] plain = new JsonObject().put("sent", kept.sent()).put("answer", kept.answer()).toBuffer().getBytes();
        if (plain.length > LONGEST) {
            return Uni.createFrom().item(Optional.empty());
        }
        UUID id = UUID.randomUUID();
        String subject = subject(person);
        return pool.preparedQuery("insert into task_answer (subject, id, sealed, expires_at) values ($1, $2, $3, $4)")
                .execute(Tuple.of(subject, id, Buffer.buffer(cipher.seal(plain, row(subject, id))), at(Instant.now().plus(KEPT))))
                .replaceWith(Optional.of(id));
    }

    Uni<Optional<Kept>> find(SecurityIdentity person, UUID id) {
        String subject = subject(person);
        return pool.preparedQuery("select sealed from task_answer where subject = $1 and id = $2 and expires_at > $3")
                .execute(Tuple.of(subject, id, at(Instant.now()))).map(rows -> first(rows).flatMap(row -> opened(subject, id, row)));
    }

    @Scheduled(every = "5m", delayed = "1m")
    Uni<Void> removeExpired() {
        return pool.preparedQuery("delete from task_answer where expires_at <= $1").execute(Tuple.of(at(Instant.now()))).replaceWithVoid();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.iterator().hasNext() ? Optional.of(rows.iterator().next()) : Optional.empty();
    }

    /// Empty when it was sealed with a key that no longer exists.
    private Optional<Kept> opened(String subject, UUID id, Row row) {
        try {
            JsonObject plain = new JsonObject(Buffer.buffer(cipher.open(row.getBuffer("sealed").getBytes(), row(subject, id))));
            return Optional.of(new Kept(plain.getJsonObject("sent"), plain.getJsonObject("answer")));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    static String subject(SecurityIdentity person) {
        return person.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : person.getPrincipal().getName();
    }

    private static byte[] row(String subject, UUID id) {
        return (subject + " " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
