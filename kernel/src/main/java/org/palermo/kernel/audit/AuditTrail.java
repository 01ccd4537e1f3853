package org.palermo.kernel.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.sequencer.Feed;
import org.palermo.kernel.sequencer.FeedCursor;

/// What auditors read. The audit records each of these reads too.
@ApplicationScoped
public class AuditTrail {
    /// Scans two indexes and merges the results. Both conditions compare ids for equality, which PostgreSQL may answer from
    /// an index under a row-level security policy.
    private static final String ABOUT = """
            select e.id, e.recorded_at, e.subject, e.agency, e.action, e.record_kind, e.purpose, e.purpose_reference,
                   e.break_glass, e.address, e.request_id
              from ((select id from audit_entry where record_id = ?1 and id < ?2 order by id desc limit ?3)
                    union all
                    (select entry from audit_listing where record = ?1 and entry < ?2 order by entry desc limit ?3)) s
              join audit_entry e on e.id = s.id
             order by e.id desc
             limit ?3
            """;
    private static final String LINKS = """
            select c.sequence, c.previous, c.hash, e.id, e.recorded_at, e.subject, e.agency, e.action, e.record_kind, e.record_id,
                   array_to_string(e.listed, ','), e.request_id, e.address, e.purpose, e.purpose_reference, e.break_glass
              from audit_chain c join audit_entry e on e.id = c.entry
             where c.sequence > ?1
             order by c.sequence
             limit ?2
            """;

    private final Audit audit;
    private final Feed feed;

    AuditTrail(Audit audit, Feed feed) {
        this.audit = audit;
        this.feed = feed;
    }

    /// Who has seen or changed a record, the latest first. An entry of a list appears once it is chained, within a second.
    @Scoped
    public Uni<Page<AccessView>> about(Actor actor, UUID record, Cursor after, int limit) {
        return Sql.list(Object[].class, ABOUT, record, after.id(), limit + 1)
                .map(rows -> Page.of(rows.stream().map(AuditTrail::access).toList(), limit, a -> new Cursor(a.at(), a.id())))
                .call(() -> audit.record(actor, "READ_AUDIT", "audit", record));
    }

    /// The links of the chain, in their order.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 410 when the cursor is from an earlier epoch
    @Scoped
    public Uni<Page<LinkView>> links(Actor actor, String cursor, int limit) {
        return feed.position(Audit.FEED, cursor).flatMap(from -> Sql.list(Object[].class, LINKS, from.sequence(), limit)
                .call(() -> audit.record(actor, "READ_AUDIT", "audit_chain", from.epoch()))
                .map(rows -> new Page<>(rows.stream().map(AuditTrail::link).toList(), next(from, rows))));
    }

    /// A feed has no last page: a reader at its end asks again later with the same cursor.
    private static String next(FeedCursor from, List<Object[]> rows) {
        return rows.isEmpty() ? from.write() : new FeedCursor(from.epoch(), ((Number) rows.getLast()[0]).longValue()).write();
    }

    private static AccessView access(Object[] r) {
        return new AccessView((UUID) r[0], (Instant) r[1], (String) r[2], (UUID) r[3], (String) r[4], (String) r[5], (String) r[6], (String) r[7],
                (UUID) r[8], (String) r[9], (String) r[10]);
    }

    private static LinkView link(Object[] r) {
        List<UUID> listed = r[10] == null ? null : Arrays.stream(((String) r[10]).split(",")).map(UUID::fromString).toList();
        return new LinkView(((Number) r[0]).longValue(), HexFormat.of().formatHex((byte[]) r[1]), HexFormat.of().formatHex((byte[]) r[2]),
                new LinkView.EntryView((UUID) r[3], (Instant) r[4], (String) r[5], (UUID) r[6], (String) r[7], (String) r[8], (UUID) r[9], listed,
                        (String) r[11], (String) r[12], (String) r[13], (String) r[14], (UUID) r[15]));
    }
}
