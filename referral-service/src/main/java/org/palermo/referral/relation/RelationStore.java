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
            select c.id, c.reference, r.other_is, r.recorded_at, r.case_file = $1 as comes_first
              from case_relation r join case_file c on c.id = case when r.case_file = $1 then r.other else r.case_file end
             where r.case_file = $1 or r.other = $1
             order by c.reference
            """);
    private static final Change PUT = Change.of("""
            insert into case_relation (case_file, other, other_is, recorded_at, subject, agency)
            select least(a.id, a.other), greatest(a.id, a.other), case when a.id < a.other then cast($3 as text) else cast($4 as text) end, $5, $6, $7
              from (select cast($1 as uuid) as id, cast($2 as uuid) as other) a
            on conflict (case_file, other) do update
               set other_is = excluded.other_is, recorded_at = excluded.recorded_at, subject = excluded.subject, agency = excluded.agency
            """);
    private static final Change REMOVE = Change.of("""
            delete from case_relation
             where case_file = least(cast($1 as uuid), cast($2 as uuid)) and other = greatest(cast($1 as uuid), cast($2 as uuid))
            """);

    /// @param id of the other file
    /// @param comesFirst whether the file that was asked for has the lower id
    @RegisterForReflection
    private record RelationRow(UUID id, String reference, Relation otherIs, Instant recordedAt, boolean comesFirst) {
        private RelatedPersonView view() {
            return new RelatedPersonView(id, reference, comesFirst ? otherIs : otherIs.inverse(), recordedAt);
        }
    }

    /// Those whose files the actor sees, sorted by reference.
    Uni<List<RelatedPersonView>> of(UUID caseFile) {
        return OF_CASE.list(caseFile).map(rows -> rows.stream().map(RelationRow::view).toList());
    }

    Uni<Void> put(UUID caseFile, UUID other, Relation is, Actor actor, Instant at) {
        return PUT.execute(caseFile, other, is, is.inverse(), at, actor.subject(), actor.agency()).replaceWithVoid();
    }

    /// @return whether there was a relation
    Uni<Boolean> remove(UUID caseFile, UUID other) {
        return REMOVE.execute(caseFile, other).map(rows -> rows == 1);
    }
}
