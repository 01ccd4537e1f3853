package org.palermo.referral.relation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Sql;

/// Stores one row for two files, the lower id first.
@ApplicationScoped
class RelationStore {

    /// Those whose files the actor sees, sorted by reference.
    Uni<List<RelatedPersonView>> of(UUID caseFile) {
        return Sql.list(Object[].class, """
                        select c.id, c.reference, r.other_is, r.recorded_at, r.case_file = ?1
                          from case_relation r join case_file c on c.id = case when r.case_file = ?1 then r.other else r.case_file end
                         where r.case_file = ?1 or r.other = ?1
                         order by c.reference
                        """, caseFile)
                .map(rows -> rows.stream().map(RelationStore::view).toList());
    }

    private static RelatedPersonView view(Object[] r) {
        Relation otherIs = Relation.valueOf((String) r[2]);
        return new RelatedPersonView((UUID) r[0], (String) r[1], (boolean) r[4] ? otherIs : otherIs.inverse(), (Instant) r[3]);
    }

    Uni<Void> put(UUID caseFile, UUID other, Relation is, Actor actor, Instant at) {
        return Sql.execute("""
                        insert into case_relation (case_file, other, other_is, recorded_at, subject, agency)
                        select least(a.id, a.other), greatest(a.id, a.other), case when a.id < a.other then cast(?3 as text) else cast(?4 as text) end, ?5, ?6, ?7
                          from (select cast(?1 as uuid) as id, cast(?2 as uuid) as other) a
                        on conflict (case_file, other) do update
                           set other_is = excluded.other_is, recorded_at = excluded.recorded_at, subject = excluded.subject, agency = excluded.agency
                        """, caseFile, other, is.name(), is.inverse().name(), at, actor.subject(), actor.agency())
                .replaceWithVoid();
    }

    /// @return whether there was a relation
    Uni<Boolean> remove(UUID caseFile, UUID other) {
        return Sql.execute("delete from case_relation where case_file = least(cast(?1 as uuid), cast(?2 as uuid)) and other = greatest(cast(?1 as uuid), cast(?2 as uuid))", caseFile, other).map(rows -> rows == 1);
    }
}
