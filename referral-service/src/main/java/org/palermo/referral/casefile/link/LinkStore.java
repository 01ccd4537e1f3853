package org.palermo.referral.casefile.link;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Links between files that may be of one person. A database function finds them; others are made by hand.
@ApplicationScoped
public class LinkStore {
    private static final String LINKS = """
            select l.id, c.id as case_file, c.reference, l.kind, case when l.ended_at is null then l.state else 'ENDED' end as state,
                   l.grounds as reason, l.found_at, l.decided_at, l.ended_at, l.ended_grounds as end_reason, l.version
              from case_link l join case_file c on c.id = case l.case_file when $1 then l.other else l.case_file end
             where (l.case_file = $1 or l.other = $1)
            """;
    private static final Query<CaseLinkView> OF_FILE = Query.of(CaseLinkView.class, LINKS + " order by l.found_at, l.id");
    private static final Query<CaseLinkView> ONE_OF_FILE = Query.of(CaseLinkView.class, LINKS + " and l.id = $2");
    private static final Change DECIDE = Change.of("""
            update case_link set state = $3, grounds = $4, decided_at = $5, subject = $6, version = version + 1
             where id = $1 and version = $2
            """);
    private static final Change END = Change.of("""
            update case_link set ended_grounds = $3, ended_at = $4, ended_by = $5, version = version + 1
             where id = $1 and version = $2
            """);
    private static final Query<UUID> NAMED = Query.of(UUID.class, "select id from case_file where reference = $1");
    private static final Change LINK = Change.of("""
            insert into case_link (id, case_file, other, kind, state, grounds, found_at, decided_at, subject)
            select $1, p.greater, p.lesser, 'BY_HAND', 'CONFIRMED', $4, $5, $5, $6
              from (select greatest(a.id, a.other) as greater, least(a.id, a.other) as lesser
                      from (select cast($2 as uuid) as id, cast($3 as uuid) as other) a) p
             where not exists (select 1 from case_link l
                                where l.case_file = p.greater and l.other = p.lesser and l.state <> 'DISMISSED' and l.ended_at is null)
            on conflict do nothing
            """);

    public Uni<List<CaseLinkView>> of(UUID caseFile) {
        return OF_FILE.list(caseFile);
    }

    Uni<Optional<CaseLinkView>> find(UUID caseFile, UUID link) {
        return ONE_OF_FILE.first(caseFile, link);
    }

    /// @return false when the version has changed
    Uni<Boolean> decide(CaseLinkView link, LinkGrounds grounds, Actor actor, Instant at) {
        return DECIDE.execute(link.id(), link.version(), grounds.leadsTo(), grounds, at, actor.subject()).map(changed -> changed == 1);
    }

    /// @return false when the version has changed
    Uni<Boolean> end(CaseLinkView link, LinkGrounds grounds, Actor actor, Instant at) {
        return END.execute(link.id(), link.version(), grounds, at, actor.subject()).map(changed -> changed == 1);
    }

    /// The case file with this reference, if the database shows it to the caller.
    Uni<Optional<UUID>> named(String reference) {
        return NAMED.first(reference);
    }

    /// @return false when an open or confirmed link joins the two already
    Uni<Boolean> link(UUID id, UUID caseFile, UUID other, LinkGrounds grounds, Actor actor, Instant at) {
        return LINK.execute(id, caseFile, other, grounds, at, actor.subject()).map(rows -> rows == 1);
    }
}
