package org.palermo.kernel.idempotency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;

/// The answers of the last day, each sealed with a key of its own.
@ApplicationScoped
class AnswerStore {
    private final DataKeys keys;
    private final TransactionTime time;

    AnswerStore(DataKeys keys, TransactionTime time) {
        this.keys = keys;
        this.time = time;
    }

    /// The key is read only when there is an answer, which is the exception.
    Uni<Optional<Answer>> find(Actor actor, String route, byte[] keyHash) {
        return Sql.first(Object[].class, """
                        select a.id, a.body_hash, a.sealed, a.agency, a.agency_kind, array_to_string(a.regions, ','), array_to_string(a.roles, ',')
                          from idempotent_answer a
                         where a.subject = ?1 and a.route = ?2 and a.key_hash = ?3 and a.created_at > ?4
                        """,
                        actor.subject(), route, keyHash, time.now().minus(Idempotency.KEPT))
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : keys.find((UUID) found.get()[0], Purpose.ANSWER).map(key -> Optional.of(answer(found.get(), key.orElse(null)))));
    }

    /// Replaces an answer that is older than a day and was not deleted yet.
    Uni<Void> store(Actor actor, String route, byte[] keyHash, byte[] bodyHash, String answer) {
        UUID id = Ids.next();
        DataKey key = keys.fresh(id, Purpose.ANSWER);
        return Sql.execute("""
                        with key as (
                            insert into data_key (owner, purpose, wrapped, master_key_id, created_at) values (?4, ?12, ?13, ?14, ?11))
                        insert into idempotent_answer (subject, route, key_hash, id, body_hash, sealed, agency, agency_kind, regions, roles, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as uuid), cast(?8 as text), string_to_array(?9, ','), string_to_array(?10, ','), ?11)
                        on conflict (subject, route, key_hash) do update
                           set id = excluded.id, body_hash = excluded.body_hash, sealed = excluded.sealed, agency = excluded.agency,
                               agency_kind = excluded.agency_kind, regions = excluded.regions, roles = excluded.roles,
                               created_at = excluded.created_at
                        """,
                        actor.subject(), route, keyHash, id, bodyHash, key.seal(Answer.FIELD, answer), actor.agency(), actor.agencyKind(),
                        String.join(",", actor.regions()), String.join(",", actor.roles()), time.now(), key.purpose(), key.wrapped(), keys.masterOf(key))
                .replaceWithVoid();
    }

    private static Answer answer(Object[] row, DataKey key) {
        return new Answer((byte[]) row[1], (byte[]) row[2], key, (UUID) row[3], (String) row[4], words((String) row[5]), words((String) row[6]));
    }

    private static Set<String> words(String joined) {
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(","));
    }
}
