package org.palermo.kernel.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sequencer.Feed;
import org.palermo.kernel.sequencer.FeedCursor;
import org.palermo.kernel.sql.Query;

/// What auditors read. The audit records each of these reads too.
@ApplicationScoped
public class AuditTrail {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /// For each record scans two indexes and merges the results. Both conditions compare ids for equality, which PostgreSQL may answer from
    /// an index under a row-level security policy. An entry about several of the records stands once.
    private static final Query<AccessView> ABOUT = Query.of(AccessView.class, """
            select e.id, e.recorded_at as at, e.subject, e.agency, e.action, e.record_kind as kind, e.purpose, e.purpose_reference,
                   e.break_glass, e.address, e.request_id
              from (select distinct of_one.id
                      from unnest(cast(string_to_array($1, ',') as uuid[])) as asked (record)
                           cross join lateral (
                               (select id from audit_entry where record_id = asked.record and id < $2 order by id desc limit $3)
                               union all
                               (select entry from audit_listing where record = asked.record and entry < $2
                                 order by entry desc limit $3)) of_one) s
              join audit_entry e on e.id = s.id
             order by e.id desc
             limit $3
            """);
    private static final Query<LinkRow> LINKS = Query.of(LinkRow.class, """
            select c.sequence, c.previous, c.hash, e.id, e.recorded_at, e.subject, e.agency, e.action, e.record_kind, e.record_id,
                   e.listed, e.request_id, e.address, e.purpose, e.purpose_reference, e.break_glass
              from audit_chain c join audit_entry e on e.id = c.entry
             where c.sequence > $1
             order by c.sequence
             limit $2
            """);

    private final Audit audit;
    private final Feed feed;
    private final ReferencedRecords records;

    AuditTrail(Audit audit, Feed feed, ReferencedRecords records) {
        this.audit = audit;
        this.feed = feed;
        this.records = records;
    }

    @RegisterForReflection
    private record LinkRow(
            long sequence, byte[] previous, byte[] hash, UUID id, Instant recordedAt, String subject, UUID agency, String action,
            String recordKind, UUID recordId, List<UUID> listed, String requestId, String address, String purpose,
            String purposeReference, UUID breakGlass) {

        AuditLinkView view() {
            return new AuditLinkView(sequence, HexFormat.of().formatHex(previous), HexFormat.of().formatHex(hash),
                    new AuditLinkView.EntryView(id, recordedAt, subject, agency, action, recordKind, recordId, listed, requestId,
                            address, purpose, purposeReference, breakGlass));
        }
    }

    /// Who has seen or changed a record, the latest first. An entry of a list appears once it is chained, within a second.
    @Scoped
    public Uni<Page<AccessView>> about(Actor actor, UUID record, Cursor after, int limit) {
        return about(actor, List.of(record), after, limit);
    }

    /// Who has seen or changed a record, or the records of one reference. Empty for a reference that no record of the actor's countries
    /// has.
    ///
    /// @param record an id, or a reference as people write it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for anything else
    @Scoped
    public Uni<Page<AccessView>> about(Actor actor, String record, Cursor after, int limit) {
        String name = record.strip();
        if (ID.matcher(name).matches()) {
            return about(actor, List.of(UUID.fromString(name)), after, limit);
        }
        String reference = Reference.parseOfAnyKind(name).orElseThrow(
                () -> Problems.invalid("record", "must be a reference or an id: a character is wrong or missing"));
        return records.find(reference).chain(found -> found.isEmpty()
                ? audit.record(actor, "READ_AUDIT", "audit", unknown(reference)).replaceWith(new Page<AccessView>(List.of(), null))
                : about(actor, found, after, limit));
    }

    /// An id under which a question for a reference is recorded that no record has: always the same for the same reference.
    private static UUID unknown(String reference) {
        return UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8));
    }

    private Uni<Page<AccessView>> about(Actor actor, List<UUID> asked, Cursor after, int limit) {
        return ABOUT.list(asked.stream().map(UUID::toString).collect(Collectors.joining(",")), after.id(), limit + 1)
                .map(rows -> Page.of(rows, limit, a -> new Cursor(a.at(), a.id())))
                .call(() -> audit.recordEach(actor, "READ_AUDIT", "audit", asked));
    }

    /// The links of the chain, in their order.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 410 when the cursor is from an earlier epoch
    @Scoped
    public Uni<Page<AuditLinkView>> links(Actor actor, String cursor, int limit) {
        return feed.position(Audit.FEED, cursor).flatMap(from -> LINKS.list(from.sequence(), limit)
                .call(() -> audit.record(actor, "READ_AUDIT", "audit_chain", from.epoch()))
                .map(rows -> new Page<>(rows.stream().map(LinkRow::view).toList(), next(from, rows))));
    }

    /// A feed has no last page: a reader at its end asks again later with the same cursor.
    private static String next(FeedCursor from, List<LinkRow> rows) {
        return rows.isEmpty() ? from.write() : new FeedCursor(from.epoch(), rows.getLast().sequence()).write();
    }
}
