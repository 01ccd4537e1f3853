package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Sql;

/// Links between files that may be of one person. A database function creates them.
@ApplicationScoped
class LinkStore {

    private static final String LINKS = """
            select l.id, c.id, c.reference, l.kind, l.state, l.grounds, l.found_at, l.decided_at, l.version
              from case_link l join case_file c on c.id = case l.case_file when ?1 then l.other else l.case_file end
             where (l.case_file = ?1 or l.other = ?1)
            """;

    Uni<List<CaseLinkView>> of(UUID caseFile) {
        return Sql.list(Object[].class, LINKS + " order by l.found_at, l.id", caseFile)
                .map(rows -> rows.stream().map(LinkStore::view).toList());
    }

    Uni<Optional<CaseLinkView>> find(UUID caseFile, UUID link) {
        return Sql.first(Object[].class, LINKS + " and l.id = ?2", caseFile, link).map(row -> row.map(LinkStore::view));
    }

    /// @return false when the version has changed
    Uni<Boolean> decide(CaseLinkView link, LinkGrounds grounds, Actor actor, Instant at) {
        return Sql.execute("""
                        update case_link set state = ?3, grounds = ?4, decided_at = ?5, subject = ?6, version = version + 1
                         where id = ?1 and version = ?2
                        """, link.id(), link.version(), grounds.leadsTo().name(), grounds.name(), at, actor.subject())
                .map(changed -> changed == 1);
    }

    private static CaseLinkView view(Object[] r) {
        return new CaseLinkView((UUID) r[0], (UUID) r[1], (String) r[2], (String) r[3], LinkState.valueOf((String) r[4]),
                r[5] == null ? null : LinkGrounds.valueOf((String) r[5]), (Instant) r[6], (Instant) r[7], (Integer) r[8]);
    }
}
