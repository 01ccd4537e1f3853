package org.palermo.referral.relation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Stores one row for two files, the lower id first.
@ApplicationScoped
class RelationStore {
    private static final Query<RelationRow> OF_CASE = Query.of(RelationRow.class, """
            select c.id, c.reference, r.other_is, r.reason, r.recorded_at, r.case_file = $1 as comes_first
              from case_relation r join case_file c on c.id = case when r.case_file = $1 then r.other else r.case_file end
             where r.case_file = $1 or r.other = $1
             order by c.reference
            """);
    private static final Change PUT = Change.of("""
            insert into case_relation (case_file, other, other_is, recorded_at, subject, agency, reason)
            select least(a.id, a.other), greatest(a.id, a.other), case when a.id < a.other then cast($3 as text)
              else cast($4 as text) end, $5, $6, $7, $8
              from (select cast($1 as uuid) as id, cast($2 as uuid) as other) a
            on conflict (case_file, other) do update
               set other_is = excluded.other_is, recorded_at = excluded.recorded_at, subject = excluded.subject, agency = excluded.agency,
                   reason = excluded.reason
            """);
    private static final Query<Boolean> IS_THERE = Query.of(Boolean.class, """
            select exists (select 1 from case_relation
             where case_file = least(cast($1 as uuid), cast($2 as uuid)) and other = greatest(cast($1 as uuid), cast($2 as uuid)))
            """);
    private static final Change REMOVE = Change.of("""
            delete from case_relation
             where case_file = least(cast($1 as uuid), cast($2 as uuid)) and other = greatest(cast($1 as uuid), cast($2 as uuid))
            """);

    /// @param id of the other file
    /// @param comesFirst whether the file that was asked for has the lower id
    @RegisterForReflection
    private record RelationRow(UUID id, String reference, Relation otherIs, RelationReason reason, Instant recordedAt, boolean comesFirst) {
        private RelatedPersonView view() {
            return new RelatedPersonView(id, reference, comesFirst ? otherIs : otherIs.inverse(), reason, recordedAt);
        }
    }

    /// Those whose files the actor sees, sorted by reference.
    Uni<List<RelatedPersonView>> of(UUID caseFile) {
        return OF_CASE.list(caseFile).map(rows -> rows.stream().map(RelationRow::view).toList());
    }

    Uni<Boolean> isThere(UUID caseFile, UUID other) {
        return IS_THERE.one(caseFile, other);
    }

    Uni<Void> put(UUID caseFile, UUID other, RelatePerson command, Actor actor, Instant at) {
        Relation is = command.is();
        return PUT.execute(caseFile, other, is, is.inverse(), at, actor.subject(), actor.agency(), command.reason()).replaceWithVoid();
    }

    /// @return whether there was a relation
    Uni<Boolean> remove(UUID caseFile, UUID other) {
        return REMOVE.execute(caseFile, other).map(rows -> rows == 1);
    }
}
