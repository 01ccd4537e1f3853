package org.palermo.referral.addressee;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.caserecord.RecordKind;

/// Queries for answers to records, limited to what the actor may see.
@ApplicationScoped
class RecordAnswerStore {
    private static final String COLUMNS = "select id, record, kind, agency, answer, said, answered_at from record_answer ";
    private static final Change ADD = Change.of("""
            insert into record_answer (id, record, case_file, country, region, kind, agency, subject, answer, said, answered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """);
    private static final Change LOCK_RECORD = Change.of("select pg_advisory_xact_lock(hashtextextended('record_answer ' || $1, 0))");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from record_answer where record = $1 and agency = $2");
    private static final Query<Row> FIND = Query.of(Row.class, COLUMNS + "where record = $1 and id = $2");
    private static final Query<Row> OWN = Query.of(Row.class, COLUMNS + """
             where record = $1 and agency = $2 and (answered_at, id) < ($3, $4)
             order by answered_at desc, id desc
             limit $5
            """);
    private static final Query<Row> OF_CASE = Query.of(Row.class, COLUMNS + """
             where case_file = $1 and (answered_at, id) < ($2, $3)
             order by answered_at desc, id desc
             limit $4
            """);

    /// @param said sealed; null when nothing was said
    @RegisterForReflection
    record Row(UUID id, UUID record, RecordKind kind, UUID agency, AddresseeAnswer answer, byte[] said, Instant answeredAt) {

        /// @param key empty when the person was erased
        RecordAnswerView view(Optional<DataKey> key) {
            return new RecordAnswerView(id, record, kind, agency, answer, key.map(own -> own.open(place(id), said)).orElse(null),
                    answeredAt);
        }
    }

    /// The field name that is authenticated with a sealed answer, so that it opens in no other.
    static String place(UUID answer) {
        return "answer." + answer;
    }

    /// @param said sealed; null when nothing was said
    Uni<Void> add(Actor actor, AddressedCase on, UUID record, UUID id, AddresseeAnswer answer, byte[] said, Instant now) {
        return ADD.execute(id, record, on.caseFile(), on.country(), on.region(), on.kind(), actor.agency(), actor.subject(), answer, said,
                        now)
                .replaceWithVoid();
    }

    /// Locks the record against other answers until the end of the transaction.
    Uni<Void> lock(UUID record) {
        return LOCK_RECORD.execute(record.toString()).replaceWithVoid();
    }

    /// How often an organisation has answered.
    Uni<Long> count(UUID record, UUID agency) {
        return COUNT.one(record, agency);
    }

    Uni<Optional<Row>> find(UUID record, UUID id) {
        return FIND.first(record, id);
    }

    /// What an organisation has answered, latest first.
    Uni<List<Row>> own(UUID record, UUID agency, Cursor after, int limit) {
        return OWN.list(record, agency, after.at(), after.id(), limit);
    }

    /// Latest first.
    Uni<List<Row>> ofCase(UUID caseFile, Cursor after, int limit) {
        return OF_CASE.list(caseFile, after.at(), after.id(), limit);
    }
}
