package org.palermo.kernel.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;

/// Makes a POST repeatable: the answer is kept by subject, route and key for 24 hours, in the transaction of its
/// effect, and given again to the same question. Without a key the work runs and nothing is remembered.
///
/// Still running: 409 with `Retry-After`. Another body under the same key: 422.
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    private static final Duration KEPT = Duration.ofHours(24);

    private static final String HMAC = "HmacSHA256";

    private final ObjectMapper json;
    private final TransactionTime time;
    private final SecretKeySpec key;

    /// What was sent is recognised by a keyed hash, so that nobody who has the table can try names against it. The key is
    /// the secret that every instance of the service has and the database has not in the clear, the database password;
    /// when it changes, a repeat of what was sent before answers 422.
    Idempotency(ObjectMapper json, TransactionTime time, @ConfigProperty(name = "quarkus.datasource.password") String secret) {
        this.json = json;
        this.time = time;
        this.key = new SecretKeySpec(("palermo.idempotency " + secret).getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /// @param route the operation, e.g. `POST /referrals`
    /// @param key the caller's `Idempotency-Key`, or null
    /// @param command the body; the same again is recognised by its hash
    /// @param answer the type of the answer, which has to survive a round trip through JSON
    public <T> Uni<T> once(Actor actor, String route, String key, Object command, Class<T> answer, Supplier<Uni<T>> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > 255) {
            throw Problems.invalid(HEADER, "has 1 to 255 characters");
        }
        byte[] hash = hash(command);
        return lock(actor, route, key)
                .chain(() -> stored(actor, route, key))
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(repeat(found.get(), hash, answer))
                        : work.get().call(result -> store(actor, route, key, hash, result)));
    }

    private Uni<Void> lock(Actor actor, String route, String key) {
        return Sql.first(Boolean.class, "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))",
                        String.join("\n", actor.subject(), route, key))
                .invoke(mine -> {
                    if (!mine.orElseThrow()) {
                        throw Problems.busy("request", "still-running", "The same request is being carried out. Ask again.", 1);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Optional<Object[]>> stored(Actor actor, String route, String key) {
        return Sql.first(Object[].class, """
                        select body_hash, answer from idempotent_answer
                         where subject = ?1 and route = ?2 and key = ?3 and created_at > ?4
                        """,
                        actor.subject(), route, key, oldest());
    }

    private Instant oldest() {
        return time.now().minus(KEPT);
    }

    private <T> T repeat(Object[] stored, byte[] hash, Class<T> answer) {
        if (!Arrays.equals((byte[]) stored[0], hash)) {
            throw Problems.unprocessable("request", "key-reused", "This Idempotency-Key was sent before with another body.");
        }
        try {
            return json.readValue((String) stored[1], answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer can't be read", e);
        }
    }

    private Uni<Void> store(Actor actor, String route, String key, byte[] hash, Object result) {
        return Sql.execute("delete from idempotent_answer where subject = ?1 and created_at <= ?2", actor.subject(), oldest())
                .chain(() -> Sql.execute("""
                        insert into idempotent_answer (subject, route, key, body_hash, answer, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6)
                        """,
                        actor.subject(), route, key, hash, write(result), time.now()))
                .replaceWithVoid();
    }

    private byte[] hash(Object command) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(json.writeValueAsBytes(command));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("A command can't be hashed", e);
        }
    }

    private String write(Object result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer can't be stored", e);
        }
    }
}
