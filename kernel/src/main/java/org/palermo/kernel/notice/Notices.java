package org.palermo.kernel.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Territory;

/// Rows that tell an agency, everyone with a role in a country or a region, or somebody within an agency that something needs
/// attention.
@ApplicationScoped
public class Notices {
    private static final String MINE = """
             (agency = $1
              or (of_agency is null and role = any(string_to_array($2, ','))
                  and (country = any(string_to_array($3, ',')) or region = any(string_to_array($3, ','))
                       or parts and country = any(cast((select actor_countries()) as text[]))))
              or (of_agency = $1 and (subject = $4 or role = any(string_to_array($2, ',')))))
            """;
    private static final Change TELL = Change.of("""
            insert into notice (id, agency, role, country, region, kind, about, reference, created_at, mail_lines)
            values ($1, $2, $3, $4, nullif(cast($5 as text), $4), $6, $7, $8, $9, $10)
            """);
    private static final Change TELL_WITHIN = Change.of("""
            insert into notice (id, of_agency, role, subject, kind, about, reference, created_at, mail_lines)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
    private static final Query<Notice> PAGE = Query.of(Notice.class, """
            select id, kind, about, reference, created_at,
                   case when agency is null and of_agency is null and read_by_each
                        then (select r.read_at from notice_reading r where r.notice = notice.id and r.agency = $1)
                        else read_at end as read_at
              from notice
             where """ + MINE + """
               and (created_at, id) < ($5, $6)
             order by created_at desc, id desc
             limit $7
            """);
    /// A notice for a role of a country or region is read by each organisation for itself.
    private static final Change READ = Change.of("""
            with mine as (
                select id, agency is null and of_agency is null as goes_to_several from notice where """ + MINE + """
                 and id = $6),
            marked as (
                insert into notice_reading (notice, agency, read_at)
                select id, cast($1 as uuid), cast($5 as timestamptz) from mine where goes_to_several and $1 is not null
                on conflict do nothing)
            update notice set read_at = coalesce(read_at, $5) where id in (select id from mine)
            """);

    private final TransactionTime time;
    private final NoticeMail.Carrier carrier;
    private final MailWishes wishes;

    Notices(TransactionTime time, NoticeMail.Carrier carrier, MailWishes wishes) {
        this.time = time;
        this.carrier = carrier;
        this.wishes = wishes;
    }

    public Uni<Void> tellAgency(UUID agency, String kind, UUID about, String reference) {
        return tell(agency, null, null, kind, about, reference, null);
    }

    /// Also sends a mail that lists more than the one reference; the notice itself does not.
    ///
    /// @param lines references and numbers, nothing else
    public Uni<Void> tellAgency(UUID agency, String kind, UUID about, String reference, List<MailLine> lines) {
        return tell(agency, null, null, kind, about, reference, mailed(lines));
    }

    /// @param where ISO 3166-1 or 3166-2, or a code below it; people with the role who cover it, or its whole country,
    ///     will see the notice
    public Uni<Void> tellRole(String role, String where, String kind, UUID about, String reference) {
        return tell(null, role, where, kind, about, reference, null);
    }

    /// @param lines what the mail says beside the reference: by when, never about whom
    public Uni<Void> tellRole(String role, String where, String kind, UUID about, String reference, List<MailLine> lines) {
        return tell(null, role, where, kind, about, reference, mailed(lines));
    }

    /// Nobody else sees it, not even others of the same organisation, and no webhook delivers it.
    ///
    /// @param lines what the mail says beside the reference: what to do and by when, never about whom
    public Uni<Void> tellWithin(Addressee to, String kind, UUID about, String reference, List<MailLine> lines) {
        return TELL_WITHIN.execute(Ids.next(), to.agency(), to.role(), to.subject(), kind, about, reference, time.now(), mailed(lines))
                .replaceWithVoid();
    }

    /// Null where no mail leaves or nothing is listed, so that nothing is stored that nobody will send.
    private String mailed(List<MailLine> lines) {
        return carrier.isOpen() && !lines.isEmpty() ? lines.stream().map(MailLine::stored).collect(Collectors.joining("\n")) : null;
    }

    private Uni<Void> tell(UUID agency, String role, String where, String kind, UUID about, String reference, String lines) {
        String country = where == null ? null : Territory.countryOf(where);
        return TELL.execute(Ids.next(), agency, role, country, where, kind, about, reference, time.now(), lines)
                .replaceWithVoid();
    }

    @Scoped
    public Uni<Page<Notice>> mine(Actor actor, Cursor after, int limit) {
        return PAGE.list(actor.agency(), String.join(",", actor.roles()), String.join(",", actor.regions()), actor.subject(),
                        after.at(), after.id(), limit + 1)
                .call(() -> wishes.looked(actor))
                .map(rows -> Page.of(rows, limit, n -> new Cursor(n.createdAt(), n.id())));
    }

    @Scoped
    public Uni<Void> read(Actor actor, UUID id) {
        return READ.execute(actor.agency(), String.join(",", actor.roles()), String.join(",", actor.regions()), actor.subject(),
                        time.now(), id)
                .invoke(changed -> {
                    if (changed == 0) {
                        throw Problems.notFound();
                    }
                })
                .replaceWithVoid();
    }
}
