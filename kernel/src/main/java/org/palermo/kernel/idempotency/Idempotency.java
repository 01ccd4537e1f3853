package org.palermo.kernel.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.palermo.kernel.access.Grant;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.sql.Query;

/// Makes a POST repeatable. The answer is stored for 24 hours by subject, route and key, sealed, in the transaction of its
/// effect. A repeat of the same request gets it again, if the caller may still see it. Without a key the work runs and
/// nothing is stored.
///
/// A repeat while the first request runs: 409 with `Retry-After`. Another body under the same key: 422. Another
/// organisation, or fewer regions or roles than at the first request: 403. An answer that was erased: 409.
@ApplicationScoped
public class Idempotency {
    public static final String HEADER = "Idempotency-Key";
    static final Duration KEPT = Duration.ofHours(24);

    private static final Query<Boolean> LOCK = Query.of(Boolean.class, "select pg_try_advisory_xact_lock(hashtextextended($1, 0))");
    private static final String BODY = "idempotency.body";
    private static final String KEY = "idempotency.key";

    private final ObjectMapper json;
    private final KeyedHashes hashes;
    private final AnswerStore answers;

    Idempotency(ObjectMapper json, KeyedHashes hashes, AnswerStore answers) {
        this.json = json;
        this.hashes = hashes;
        this.answers = answers;
    }

    /// The answer to the present request, stored under its method and path.
    ///
    /// @param key the caller's `Idempotency-Key`, or null
    /// @param command the body; a repeat is recognised by its hash
    /// @param answer the type of the answer, which must survive a round trip through JSON
    public <T> Uni<T> once(Actor actor, String key, Object command, Class<T> answer, Supplier<Uni<T>> work) {
        return key == null ? work.get() : remembered(actor, Grant.required().request().toString(), key, command, answer, work);
    }

    /// For a request with several transactions: the answer of one of them.
    ///
    /// @param step names the transaction within the request
    public <T> Uni<T> once(Actor actor, String step, String key, Object command, Class<T> answer, Supplier<Uni<T>> work) {
        return key == null ? work.get() : remembered(actor, Grant.required().request() + " " + step, key, command, answer, work);
    }

    private <T> Uni<T> remembered(Actor actor, String route, String key, Object command, Class<T> answer, Supplier<Uni<T>> work) {
        requireUsable(key);
        // The key and the body may contain a name that could be guessed: neither is stored, nor an unkeyed hash of it.
        byte[] keyHash = hashes.hash(KEY, key);
        byte[] bodyHash = hashes.hash(BODY, write(command));
        return lock(actor, route, key)
                .chain(() -> answers.find(actor, route, keyHash))
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(repeat(actor, found.get(), bodyHash, answer))
                        : work.get().call(result -> answers.store(actor, route, keyHash, bodyHash, write(result))));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is too long or blank
    public static void requireUsable(String key) {
        if (key.isBlank() || key.length() > 255) {
            throw Problems.invalid(HEADER, "must have 1 to 255 characters");
        }
    }

    private Uni<Void> lock(Actor actor, String route, String key) {
        return LOCK.one(String.join("\n", actor.subject(), route, key))
                .invoke(mine -> {
                    if (!mine) {
                        throw Problems.busy("request", "still-running", "The same request is being carried out. Ask again.", 1);
                    }
                })
                .replaceWithVoid();
    }

    private <T> T repeat(Actor actor, Answer stored, byte[] bodyHash, Class<T> answer) {
        if (!Arrays.equals(stored.bodyHash(), bodyHash)) {
            throw Problems.unprocessable("request", "key-reused", "This Idempotency-Key was sent before with another body.");
        }
        if (!stored.isFor(actor)) {
            throw Problems.forbidden("request", "answer-withheld",
                    "This was done before, for another organisation or with rights that you no longer have. "
                            + "Its answer is not given again.");
        }
        if (stored.key() == null) {
            throw Problems.conflict("request", "answer-erased", "This was done before. Its answer was erased and can't be given again.");
        }
        try {
            return json.readValue(stored.open(), answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer can't be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A command or its answer can't be written", e);
        }
    }
}
