package org.palermo.portal.kept;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.palermo.portal.protection.PortalKey;
import org.palermo.portal.protection.RowCipher;

/// The table of what is kept, compressed and sealed. Only its owner finds a row.
@ApplicationScoped
public class KeptStore {
    private static final Logger LOG = Logger.getLogger(KeptStore.class);
    /// Compressed. Nothing longer is kept.
    private static final int LONGEST = 512 * 1024;
    /// A text is never longer, so that a small row can't fill the memory.
    private static final int LONGEST_OPENED = 8 * 1024 * 1024;
    /// Of one owner; with one more, the row that was saved longest ago is removed.
    static final int MOST = 50;
    /// Of all browsers in which nobody is signed in.
    private static final int MOST_OF_NOBODY = 500;
    static final String NOBODY = "browser ";
    private static final String SAVE = """
            with saved as (
                insert into task_answer (subject, id, sealed, expires_at, saved_at)
                select $1, cast($2 as uuid), cast($3 as bytea), cast($4 as timestamptz), clock_timestamp()
                 where not starts_with($1, $7) or $6 > (select count(*) from task_answer where starts_with(subject, $7))
                on conflict (subject, id) do update
                    set sealed = excluded.sealed, expires_at = excluded.expires_at, saved_at = excluded.saved_at
                returning id),
            excess as (
                delete from task_answer
                 where subject = $1
                   and id in (select id from task_answer where subject = $1 and id <> $2 order by saved_at desc offset $5))
            select id from saved
            """;

    private final Pool pool;
    private final RowCipher cipher;

    KeptStore(Pool pool, PortalKey key) {
        this.pool = pool;
        cipher = key.cipher("palermo portal what forms left 1");
    }

    /// @param owner the subject of a person, or a browser
    /// @param id a row of the same id is replaced
    /// @return false when it is too long or too many are kept, or when the database does not answer
    public Uni<Boolean> save(String owner, UUID id, String text, Duration kept) {
        byte[] plain = compressed(text);
        if (plain.length > LONGEST) {
            return Uni.createFrom().item(false);
        }
        Buffer sealed = Buffer.buffer(cipher.seal(plain, row(owner, id)));
        return pool.preparedQuery(SAVE)
                .execute(Tuple.from(List.of(owner, id, sealed, at(Instant.now().plus(kept)), MOST - 1, (long) MOST_OF_NOBODY, NOBODY)))
                .map(rows -> rows.size() > 0)
                .onFailure().invoke(failure -> LOG.warnf("What a form left was not kept: %s", failure.getClass().getSimpleName()))
                .onFailure().recoverWithItem(false);
    }

    /// Empty when it has ended, was never there, or is somebody else's.
    public Uni<Optional<String>> find(String owner, UUID id) {
        return pool.preparedQuery("select sealed from task_answer where subject = $1 and id = $2 and expires_at > $3")
                .execute(Tuple.of(owner, id, at(Instant.now()))).map(rows -> first(rows).flatMap(row -> opened(owner, id, row)));
    }

    /// Lets a row end, unless it ends before.
    Uni<Void> endSoon(String owner, UUID id, Duration left) {
        return pool.preparedQuery("update task_answer set expires_at = least(expires_at, $3) where subject = $1 and id = $2")
                .execute(Tuple.of(owner, id, at(Instant.now().plus(left)))).replaceWithVoid();
    }

    @Scheduled(every = "5m", delayed = "1m")
    Uni<Void> removeExpired() {
        return pool.preparedQuery("delete from task_answer where expires_at <= $1").execute(Tuple.of(at(Instant.now()))).replaceWithVoid();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.iterator().hasNext() ? Optional.of(rows.iterator().next()) : Optional.empty();
    }

    /// Empty when it was sealed with a key that no longer exists.
    private Optional<String> opened(String owner, UUID id, Row row) {
        try {
            return Optional.of(text(cipher.open(row.getBuffer("sealed").getBytes(), row(owner, id))));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static byte[] compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readNBytes(LONGEST_OPENED), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] row(String owner, UUID id) {
        return (owner + " " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
