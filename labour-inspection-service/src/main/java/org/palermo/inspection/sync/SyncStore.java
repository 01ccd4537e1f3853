package org.palermo.inspection.sync;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// An inspector's scope, and the changes in it. Each list has a bound that no inspector's work reaches.
@ApplicationScoped
class SyncStore {
    static final String FEED = "sync";
    static final int MOST = 1_000;
    private static final String PLANNED = """
            select p.id, p.workplace, p.kind, p.from_day as from, p.by_day as by, p.day, p.joint_with, p.state,
              coalesce(v.chosen, v.id) as visit
              from planned_visit p left join visit v on v.id = p.visit
             where p.agency = $1 and p.inspector = $2 and p.state in ('ASSIGNED', 'ACCEPTED', 'OPENED')
            """;
    private static final String VISIT = """
            select coalesce(v.chosen, v.id) as id, v.workplace, coalesce(v.corrected_start, v.started_at) as started_at
              from visit v where v.agency = $1 and v.recorded_by = $2
            """;
    private static final String RECENT = "coalesce(v.corrected_start, v.started_at) > $3";
    private static final String WORKPLACE = """
            select w.id, w.reference, w.kind, w.name, w.country, w.address, w.sector, w.latitude, w.longitude, w.workers
              from workplace w
             where w.id in (select p.workplace from planned_visit p
                             where p.agency = $1 and p.inspector = $2 and p.state in ('ASSIGNED', 'ACCEPTED', 'OPENED'))
            """;
    private static final String LISTED = " = any(cast(string_to_array($%d, ',') as uuid[]))";
    private static final Query<SyncView.SyncedPlannedVisit> ALL_PLANNED =
            Query.of(SyncView.SyncedPlannedVisit.class, PLANNED + " order by p.by_day, p.id limit $3");
    private static final Query<SyncView.SyncedVisit> ALL_VISITS =
            Query.of(SyncView.SyncedVisit.class, VISIT + " and " + RECENT
                    + " order by coalesce(v.corrected_start, v.started_at) desc, v.id desc limit $4");
    private static final Query<SyncView.SyncedWorkplace> ALL_WORKPLACES =
            Query.of(SyncView.SyncedWorkplace.class, WORKPLACE + " order by w.reference limit $3");
    private static final Query<SyncView.SyncedPlannedVisit> SOME_PLANNED =
            Query.of(SyncView.SyncedPlannedVisit.class, PLANNED + " and p.id" + LISTED.formatted(3));
    /// A start that was corrected comes however long ago it is: the phone has the one before.
    private static final Query<SyncView.SyncedVisit> SOME_VISITS = Query.of(SyncView.SyncedVisit.class,
            VISIT + " and (" + RECENT + " or v.corrected_start is not null) and v.id" + LISTED.formatted(4));
    private static final Query<SyncView.SyncedWorkplace> SOME_WORKPLACES =
            Query.of(SyncView.SyncedWorkplace.class, WORKPLACE + " and w.id" + LISTED.formatted(3));
    private static final Query<Changed> CHANGED = Query.of(Changed.class, """
            select distinct c.kind, c.record
              from sync_change c join feed_sequence s on s.feed = 'sync' and s.entry = c.id
             where c.agency = $1 and c.subject = $2 and s.sequence > $3 and s.sequence <= $4
             limit $5
            """);
    /// Position 0 is before the first change, so no entry has it. Its reader may have asked as early as the first change was made.
    private static final Query<Long> OLDER = Query.of(Long.class, """
            select count(*) from feed_sequence s where s.feed = 'sync' and s.sequence = greatest(cast($1 as bigint), 1)
              and s.entry < uuidv7(cast($2 as timestamptz) - clock_timestamp())
            """);
    private static final Change DROP = Change.of("delete from sync_change where id < uuidv7(cast($1 as timestamptz) - clock_timestamp())");

    /// A record that came, changed or left.
    @RegisterForReflection
    record Changed(SyncView.Kind kind, UUID record) {}

    Uni<List<SyncView.SyncedPlannedVisit>> planned(Actor actor) {
        return ALL_PLANNED.list(actor.agency(), actor.subject(), MOST);
    }

    Uni<List<SyncView.SyncedPlannedVisit>> planned(Actor actor, Collection<UUID> of) {
        return SOME_PLANNED.list(actor.agency(), actor.subject(), listed(of));
    }

    Uni<List<SyncView.SyncedVisit>> visits(Actor actor, Instant since) {
        return ALL_VISITS.list(actor.agency(), actor.subject(), since, MOST);
    }

    Uni<List<SyncView.SyncedVisit>> visits(Actor actor, Instant since, Collection<UUID> of) {
        return SOME_VISITS.list(actor.agency(), actor.subject(), since, listed(of));
    }

    Uni<List<SyncView.SyncedWorkplace>> workplaces(Actor actor) {
        return ALL_WORKPLACES.list(actor.agency(), actor.subject(), MOST);
    }

    Uni<List<SyncView.SyncedWorkplace>> workplaces(Actor actor, Collection<UUID> of) {
        return SOME_WORKPLACES.list(actor.agency(), actor.subject(), listed(of));
    }

    /// What changed after one number of the feed, until another; one more than {@link #MOST} when it is too much.
    Uni<List<Changed>> changed(Actor actor, long after, long until) {
        return CHANGED.list(actor.agency(), actor.subject(), after, until, MOST + 1);
    }

    /// Whether the entry of this number is older than this, so that later ones may have been dropped. Before the first entry, whether that
    /// is older: then it may have been dropped itself.
    Uni<Boolean> isOlder(long sequence, Instant than) {
        return OLDER.one(sequence, than).map(count -> count > 0);
    }

    Uni<Integer> drop(Instant before) {
        return DROP.execute(before);
    }

    private static String listed(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
