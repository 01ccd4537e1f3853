package org.palermo.referral.casefile.worklist.saved;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The saved filters of a person. Their names are sealed.
@ApplicationScoped
class WorklistFilterStore {
    private static final String NAME = "worklist_filter.name";
    private static final Query<String> LOCK = Query.of(String.class, "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)");
    private static final Query<Row> OF = Query.of(Row.class, """
            select id, name, stage, due, concern, assigned, region, age_group, exploitation, recovery_within, sort, saved_at
              from worklist_filter where subject = $1
             order by saved_at, id
             limit $2
            """);
    private static final Change ADD = Change.of("""
            insert into worklist_filter (id, subject, agency, name, stage, due, concern, assigned, region, age_group, exploitation,
                                         recovery_within, sort, saved_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """);
    private static final Change DELETE = Change.of("delete from worklist_filter where id = $1 and subject = $2");

    private final DataKeys keys;

    WorklistFilterStore(DataKeys keys) {
        this.keys = keys;
    }

    /// @param name sealed
    @RegisterForReflection
    private record Row(
            UUID id, byte[] name, String stage, String due, String concern, String assigned, String region, String ageGroup,
            String exploitation, Integer recoveryWithin, String sort, Instant savedAt) {
        WorklistFilterView view(DataKey key) {
            return new WorklistFilterView(id, key.open(NAME, name), stage, due, concern, assigned, region, ageGroup, exploitation,
                    recoveryWithin, sort, savedAt);
        }
    }

    /// Locks the person's filters, so that two of them saved at once are counted one after the other.
    Uni<Void> lock(String subject) {
        return LOCK.first("palermo.worklist-filters " + subject).replaceWithVoid();
    }

    Uni<List<WorklistFilterView>> of(String subject, int most) {
        return OF.list(subject, most).flatMap(rows -> keys.find(rows.stream().map(Row::id).toList(), Purpose.NOTE)
                .map(found -> opened(rows, found)));
    }

    private static List<WorklistFilterView> opened(List<Row> rows, Map<UUID, DataKey> found) {
        return rows.stream().filter(row -> found.containsKey(row.id())).map(row -> row.view(found.get(row.id()))).toList();
    }

    Uni<WorklistFilterView> add(Actor actor, SaveWorklistFilter said, Instant now) {
        UUID id = Ids.next();
        DataKey key = keys.fresh(id, Purpose.NOTE);
        String name = said.name().strip();
        return ADD.execute(id, actor.subject(), actor.agency(), key.seal(NAME, name), said.stage(), said.due(), said.with(),
                        said.assigned(), said.region(), said.ageGroup(), said.exploitation(), said.recoveryWithin(), said.sort(), now)
                .chain(() -> keys.store(key))
                .replaceWith(new WorklistFilterView(id, name, said.stage(), said.due(), said.with(), said.assigned(), said.region(),
                        said.ageGroup(), said.exploitation(), said.recoveryWithin(), said.sort(), now));
    }

    /// @return false when the person has no such filter
    Uni<Boolean> delete(String subject, UUID id) {
        return DELETE.execute(id, subject).flatMap(deleted -> deleted == 1
                ? keys.destroy(id, Purpose.NOTE).replaceWith(true)
                : Uni.createFrom().item(false));
    }
}
