package org.palermo.referral.people.watched;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for inquiries into accesses. A person sees none about herself.
@ApplicationScoped
class InquiryStore {
    private static final String VIEW = """
            select i.id, i.person, i.agency, i.day, i.reason, case when i.closed_at is null then 'OPEN'
              else 'CLOSED' end as state, i.opened_at,
                   i.opened_by, i.outcome, i.file_number, i.closed_at, i.closed_by, i.version
              from access_inquiry i
            """;
    private static final Query<InquiryView> FIND = Query.of(InquiryView.class, VIEW + "where i.id = $1");
    private static final Query<InquiryView> LOCK = Query.of(InquiryView.class, VIEW + "where i.id = $1 for update of i");
    private static final Query<InquiryView> PAGE = Query.of(InquiryView.class, VIEW + """
             where ($1 = '' or ($1 = 'OPEN') = (i.closed_at is null)) and (i.opened_at, i.id) < ($2, $3)
             order by i.opened_at desc, i.id desc
             limit $4
            """);
    private static final Change ADD = Change.of("""
            insert into access_inquiry (id, person, agency, day, reason, opened_at, opened_by)
            values ($1, $2, (select e.agency from audit_entry e where e.subject = $2 order by e.recorded_at desc limit 1), $3, $4, $5, $6)
            on conflict (person, day) where closed_at is null do nothing
            """);
    private static final Change CLOSE = Change.of("""
            update access_inquiry set outcome = $2, file_number = $3, closed_at = $4, closed_by = $5, version = version + 1 where id = $1
            """);

    Uni<Optional<InquiryView>> find(UUID id) {
        return FIND.first(id);
    }

    /// Locks the record until the transaction ends.
    Uni<Optional<InquiryView>> lock(UUID id) {
        return LOCK.first(id);
    }

    /// @param state null for all
    Uni<List<InquiryView>> page(InquiryView.State state, Cursor after, int limit) {
        return PAGE.list(state == null ? "" : state.name(), after.at(), after.id(), limit);
    }

    /// @return false when one is open for this person and day
    Uni<Boolean> add(UUID id, OpenInquiry command, Instant now, String by) {
        return ADD.execute(id, command.person().toString(), command.day(), command.reason(), now, by).map(added -> added > 0);
    }

    Uni<Void> close(UUID id, CloseInquiry command, Instant now, String by) {
        return CLOSE.execute(id, command.outcome(), command.fileNumber(), now, by).replaceWithVoid();
    }
}
