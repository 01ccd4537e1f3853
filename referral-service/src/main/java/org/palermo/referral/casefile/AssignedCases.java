package org.palermo.referral.casefile;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;

/// The worklist of a case coordinator. From her assignments to their files: they are few, however many files there are.
@ApplicationScoped
public class AssignedCases {
    private static final String PAGE = """
            select c.id, c.reference, c.region, c.stage, c.age_group, c.sex, c.exploitation, c.referred_at, c.due_on
              from case_assignment a join case_file c on c.id = a.case_file
             where a.subject = ?1 and a.ended_at is null and (c.referred_at, c.id) < (?2, ?3)
             order by c.referred_at desc, c.id desc
             limit ?4
            """;

    private final Terms terms;
    private final TransactionTime time;
    private final Audit audit;

    AssignedCases(Terms terms, TransactionTime time, Audit audit) {
        this.terms = terms;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    @WithTransaction
    public Uni<Page<CaseFileItem>> page(Actor actor, Cursor after, int limit) {
        List<Terms.DueWindow> windows = terms.windows(time.now());
        return Sql.list(Object[].class, PAGE, actor.subject(), after.at(), after.id(), limit + 1)
                .map(rows -> rows.stream().map(row -> CaseFileStore.item(row, windows)).toList())
                .map(items -> Page.of(items, limit, item -> new Cursor(item.referredAt(), item.id())))
                .call(page -> audit.record(actor, "LIST", CaseFiles.KIND, page.items().stream().map(CaseFileItem::id).toList()));
    }
}
