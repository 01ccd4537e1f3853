package org.palermo.kernel.notice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// The mails of people who want mails of their own: in their language, at once or once a day. What a person is to get is written in
/// the transaction that takes the notice for its list. Only one courier takes such mails at a time, so a daily mail is one mail. It is
/// marked before and after it is sent: a mail that a killed process had taken is sent after an hour, under the same name, so that a mail
/// server or a reader knows it again if it had left before.
@ApplicationScoped
class PersonalMails {
    private static final Logger LOG = Logger.getLogger(PersonalMails.class);
    /// The next hour of the daily mail, by the clock of the wish's zone.
    private static final String ADD = """
            insert into personal_mail (subject, notice, lines, due_at)
            select w.subject, n.id, n.mail_lines,
                   case when w.daily then (h.hour_of_today
                                + case when h.hour_of_today > h.local then interval '0' else interval '1 day' end)
                             at time zone w.zone
                        else cast($2 as timestamptz) end
              from notice n
              join mail_wish w
                on n.agency = w.agency
                or n.of_agency is null and n.role = any(w.roles)
                   and (n.country = any(w.regions) or n.region = any(w.regions)
                        or n.parts and exists (select from unnest(w.regions) r where split_part(r, '-', 1) = n.country))
                or n.of_agency = w.agency and (n.subject = w.subject or n.role = any(w.roles))
             cross join lateral (
                   select cast($2 as timestamptz) at time zone w.zone as local,
                          date_trunc('day', cast($2 as timestamptz) at time zone w.zone)
                              + make_interval(hours => w.hour) as hour_of_today) h
             where n.id = any($1) and w.ended_at is null and w.seen_at > cast($2 as timestamptz) - interval '30 days'
            on conflict do nothing
            """;
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('personal mails')) as alone";
    /// Notices to roles that she has not any more.
    private static final String DROP = """
            delete from personal_mail p
             using notice n, mail_wish w
             where p.sent_at is null and p.due_at <= $1 and n.id = p.notice and w.subject = p.subject
               and n.role <> all(w.roles) and n.subject is distinct from w.subject
            """;
    private static final String TAKE = """
            update personal_mail p set taken_at = $1
              from (select subject, notice from personal_mail
                     where sent_at is null and due_at <= $1
                       and (taken_at is null or taken_at < cast($1 as timestamptz) - interval '1 hour')
                     order by due_at, subject fetch first 1000 rows with ties) d
              join notice n on n.id = d.notice
              join mail_wish w on w.subject = d.subject
             where p.subject = d.subject and p.notice = d.notice
            returning p.subject, p.notice, p.lines, p.due_at, w.language, w.zone, w.daily, n.kind, n.reference, n.created_at
            """;
    private static final String SENT = """
            update personal_mail set sent_at = $3, lines = null where subject = $1 and notice = any($2)
            """;
    private static final String FORGET = "delete from personal_mail where due_at < cast($1 as timestamptz) - interval '2 days'";
    /// A mail that is written already is still sent, unless she has lost the role that it is for. The minute is for a courier that read the
    /// wish before it ended.
    private static final String END = """
            delete from mail_wish w
             where least(w.ended_at, w.seen_at + interval '30 days') < cast($1 as timestamptz) - interval '1 minute'
               and not exists (select from personal_mail p where p.subject = w.subject and p.sent_at is null)
            """;

    private final NoticeMail.Carrier carrier;
    private final MailConfig config;
    private final Scope scope;

    PersonalMails(NoticeMail.Carrier carrier, MailConfig config, Scope scope) {
        this.carrier = carrier;
        this.config = config;
        this.scope = scope;
    }

    /// @param name identifies the mail
    private record One(String subject, UUID name, List<UUID> notices, NoticeMail mail) {}

    /// Writes down whom these notices are to be mailed to.
    Uni<Void> add(SqlConnection connection, List<UUID> notices, Instant now) {
        return notices.isEmpty() ? Uni.createFrom().voidItem()
                : connection.preparedQuery(ADD).execute(Tuple.of(notices.toArray(UUID[]::new), at(now))).replaceWithVoid();
    }

    /// Sends what is due.
    Uni<Void> deliver(Actor mails) {
        return scope.run(mails, this::take).flatMap(due -> Multi.createFrom().iterable(due)
                .onItem().transformToUniAndConcatenate(one -> deliver(mails, one)).collect().last()).replaceWithVoid();
    }

    private Uni<Void> deliver(Actor mails, One one) {
        return carrier.carry(one.mail())
                .chain(() -> scope.run(mails, (connection, now) -> connection.preparedQuery(SENT)
                        .execute(Tuple.of(one.subject(), one.notices().toArray(UUID[]::new), at(now))).replaceWithVoid()))
                .onFailure().invoke(failure -> LOG.warnf("A mail to a person is tried again: %s", failure.getClass().getSimpleName()))
                .onFailure().recoverWithNull();
    }

    private Uni<List<One>> take(SqlConnection connection, Instant now) {
        return connection.query(ALONE).execute().chain(rows -> !rows.iterator().next().getBoolean("alone")
                ? Uni.createFrom().item(List.<One>of())
                : connection.preparedQuery(FORGET).execute(Tuple.of(at(now)))
                        .chain(() -> connection.preparedQuery(END).execute(Tuple.of(at(now))))
                        .chain(() -> connection.preparedQuery(DROP).execute(Tuple.of(at(now))))
                        .chain(() -> connection.preparedQuery(TAKE).execute(Tuple.of(at(now))))
                        .map(taken -> {
                            Map<UUID, List<Row>> mails = new LinkedHashMap<>();
                            taken.forEach(row -> mails.computeIfAbsent(name(row), none -> new ArrayList<>()).add(row));
                            return mails.entrySet().stream().map(mail -> one(mail.getKey(), mail.getValue())).toList();
                        }));
    }

    /// A daily mail has the name of its person and hour, another one that of its person and notice.
    private static UUID name(Row row) {
        String of = row.getString("subject") + " "
                + (row.getBoolean("daily") ? row.getOffsetDateTime("due_at").toInstant() : row.getUUID("notice"));
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }

    private One one(UUID name, List<Row> rows) {
        Row first = rows.getFirst();
        String to = NoticeCourier.person(first.getString("subject")) + "@" + config.domain();
        List<NoticeMail> all = rows.stream().map(row -> new NoticeMail(
                row.getUUID("notice"), to, row.getString("kind"), row.getString("reference"),
                NoticeCourier.lines(row.getString("lines")), row.getOffsetDateTime("created_at").toInstant())).toList();
        return new One(first.getString("subject"), name, rows.stream().map(row -> row.getUUID("notice")).toList(),
                NoticeMail.personal(name, first.getString("language"), zone(first.getString("zone")), all));
    }

    /// Null for a person whose country was not known here when she said her wish.
    private static ZoneId zone(String wished) {
        return wished.equals("UTC") ? null : ZoneId.of(wished);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
