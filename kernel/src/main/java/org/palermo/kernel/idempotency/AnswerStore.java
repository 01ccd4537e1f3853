package org.palermo.kernel.idempotency;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The answers of the last day, each sealed with a key of its own.
@ApplicationScoped
class AnswerStore {
    private static final Query<AnswerRow> FIND = Query.of(AnswerRow.class, """
            select a.id, a.body_hash, a.sealed, a.agency, a.agency_kind, a.regions, a.roles
              from idempotent_answer a
             where a.subject = $1 and a.route = $2 and a.key_hash = $3 and a.created_at > $4
            """);
    private static final Change STORE = Change.of("""
            with key as (
                insert into data_key (owner, purpose, wrapped, master_key_id, created_at) values ($4, $12, $13, $14, $11))
            insert into idempotent_answer (subject, route, key_hash, id, body_hash, sealed, agency, agency_kind, regions, roles, created_at)
            values ($1, $2, $3, $4, $5, $6, cast($7 as uuid), cast($8 as text), string_to_array($9, ','), string_to_array($10, ','), $11)
            on conflict (subject, route, key_hash) do update
               set id = excluded.id, body_hash = excluded.body_hash, sealed = excluded.sealed, agency = excluded.agency,
                   agency_kind = excluded.agency_kind, regions = excluded.regions, roles = excluded.roles,
                   created_at = excluded.created_at
            """);

    private final DataKeys keys;
    private final TransactionTime time;

    AnswerStore(DataKeys keys, TransactionTime time) {
        this.keys = keys;
        this.time = time;
    }

    @RegisterForReflection
    private record AnswerRow(UUID id, byte[] bodyHash, byte[] sealed, UUID agency,
            String agencyKind, List<String> regions, List<String> roles) {

        Answer answer(DataKey key) {
            return new Answer(bodyHash, sealed, key, agency, agencyKind, Set.copyOf(regions), Set.copyOf(roles));
        }
    }

    /// The key is read only when there is an answer, which is the exception.
    Uni<Optional<Answer>> find(Actor actor, String route, byte[] keyHash) {
        return FIND.first(actor.subject(), route, keyHash, time.now().minus(Idempotency.KEPT))
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : keys.find(found.get().id(), Purpose.ANSWER).map(key -> Optional.of(found.get().answer(key.orElse(null)))));
    }

    /// Replaces an answer that is older than a day and was not deleted yet.
    Uni<Void> store(Actor actor, String route, byte[] keyHash, byte[] bodyHash, String answer) {
        UUID id = Ids.next();
        DataKey key = keys.fresh(id, Purpose.ANSWER);
        return STORE.execute(actor.subject(), route, keyHash, id, bodyHash, key.seal(Answer.FIELD, answer),
                        actor.agency(), actor.agencyKind(), String.join(",", actor.regions()), String.join(",", actor.roles()),
                        time.now(), key.purpose(), key.wrapped(), keys.masterOf(key))
                .replaceWithVoid();
    }
}
