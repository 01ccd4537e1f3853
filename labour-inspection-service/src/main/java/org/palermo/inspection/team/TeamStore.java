package org.palermo.inspection.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the team of the caller's inspectorate.
@ApplicationScoped
class TeamStore {
    static final int MOST = 500;
    private static final int MOST_EVER = 2_000;
    private static final String MEMBER = "select subject, name, visits_per_week, joined_at, left_at, version from team_member ";
    private static final Query<TeamMemberView> ALL = Query.of(TeamMemberView.class,
            MEMBER + "where agency = $1 and left_at is null order by name, subject limit $2");
    private static final Query<TeamMemberView> EVER = Query.of(TeamMemberView.class,
            MEMBER + "where agency = $1 order by left_at desc nulls first, name, subject limit $2");
    private static final Query<TeamMemberView> FIND = Query.of(TeamMemberView.class, MEMBER + "where agency = $1 and subject = $2");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from team_member where agency = $1 and left_at is null");
    private static final Change JOIN = Change.of("""
            insert into team_member (agency, subject, name, visits_per_week, joined_at, changed_at, changed_by)
            values ($1, $2, $3, $4, $5, $5, $2)
            on conflict (agency, subject) do update
               set name = excluded.name, visits_per_week = excluded.visits_per_week, changed_at = excluded.changed_at,
                   changed_by = excluded.changed_by, left_at = null, version = team_member.version + 1
            """);
    private static final Change CHANGE = Change.of("""
            update team_member set visits_per_week = $3, left_at = $4, changed_at = $5, changed_by = $6, version = version + 1
             where agency = $1 and subject = $2 and version = $7
            """);

    Uni<List<TeamMemberView>> all(Actor actor) {
        return ALL.list(actor.agency(), MOST);
    }

    /// With those who left, who come after the others, the last of them first.
    Uni<List<TeamMemberView>> ever(Actor actor) {
        return EVER.list(actor.agency(), MOST_EVER);
    }

    Uni<Optional<TeamMemberView>> find(Actor actor, String subject) {
        return FIND.first(actor.agency(), subject);
    }

    Uni<Long> count(Actor actor) {
        return COUNT.one(actor.agency());
    }

    Uni<Void> join(Actor actor, JoinTeam command, Instant now) {
        return JOIN.execute(actor.agency(), actor.subject(), command.name().strip(), command.visitsPerWeek(), now).replaceWithVoid();
    }

    /// @param version that was read
    /// @return whether it was still that version
    Uni<Boolean> change(Actor actor, String subject, int visitsPerWeek, Instant leftAt, int version, Instant now) {
        return CHANGE.execute(actor.agency(), subject, visitsPerWeek, leftAt, now, actor.subject(), version).map(changed -> changed == 1);
    }
}
