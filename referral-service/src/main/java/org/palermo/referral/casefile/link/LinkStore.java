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

/// Links between files that may be of one person. A database function creates them.
@ApplicationScoped
public class LinkStore {
    private static final String LINKS = """
            select l.id, c.id as case_file, c.reference, l.kind, l.state, l.grounds as reason, l.found_at, l.decided_at, l.version
              from case_link l join case_file c on c.id = case l.case_file when $1 then l.other else l.case_file end
             where (l.case_file = $1 or l.other = $1)
            """;
    private static final Query<CaseLinkView> OF_FILE = Query.of(CaseLinkView.class, LINKS + " order by l.found_at, l.id");
    private static final Query<CaseLinkView> ONE_OF_FILE = Query.of(CaseLinkView.class, LINKS + " and l.id = $2");
    private static final Change DECIDE = Change.of("""
            update case_link set state = $3, grounds = $4, decided_at = $5, subject = $6, version = version + 1
             where id = $1 and version = $2
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
}
