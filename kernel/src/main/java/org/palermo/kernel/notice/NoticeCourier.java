package org.palermo.kernel.notice;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// Mails each notice. It is marked before it is sent, so that only one of several couriers sends it. A failed mail is
/// tried again, later each time, until its notice is a day old; no mail waits for another. A server that dies in between
/// loses the mails that it has taken, except those that list something which is nowhere else: these are sent again after
/// an hour, if necessary twice. The notice itself stays. Where mails are switched on later, older notices are not mailed.
@ApplicationScoped
class NoticeCourier {
    private static final Logger LOG = Logger.getLogger(NoticeCourier.class);
    private static final Actor MAILS = Actor.system("mails");
    private static final String EVERY = "${palermo.mail.every}";
    /// A subject comes from a token. Keycloak's are UUIDs, of which nothing is replaced.
    private static final Pattern NO_PART_OF_AN_ADDRESS = Pattern.compile("[^A-Za-z0-9._-]");
    /// How old a notice may be whose mail was not tried before. Its id has the real time, also when a test moves the clock.
    private static final Duration NEW = Duration.ofDays(1);
    /// Longer than a mail is tried.
    private static final Duration TRIED = Duration.ofDays(2);
    private static final String RECLAIM = """
            update notice set mailed_at = null, mail_after = cast($1 as timestamptz)
             where mail_lines is not null and mailed_at < cast($1 as timestamptz) - interval '1 hour'
            """;
    private static final String TAKE = """
            update notice n set mailed_at = $1
             where id in (select id from notice
                           where mailed_at is null and id >= $3 and (mail_after <= $1 or mail_after is null and id >= $2)
                           order by id limit 50 for update skip locked)
            returning n.id, n.agency, n.of_agency, n.subject, n.role, n.country, n.kind, n.reference, n.created_at, n.mail_lines
            """;
    /// What only one person gets stands with her own mail. Asked after her mails are written, as her wish can end in between.
    private static final String TAKEN_OVER = """
            update notice n set mail_lines = null
              from personal_mail p
             where n.id = any($1) and p.notice = n.id and p.subject = n.subject
            returning n.id
            """;
    private static final String SENT = "update notice set mail_lines = null where id = $1";
    private static final String FAILED = """
            update notice
               set mailed_at = case when created_at > cast($2 as timestamptz) - interval '1 day' then null else mailed_at end,
                   mail_lines = case when created_at > cast($2 as timestamptz) - interval '1 day' then mail_lines end,
                   mail_after = cast($2 as timestamptz)
                       + least(interval '10 seconds' * power(2, least(mail_failures, 10)), interval '1 hour'),
                   mail_failures = mail_failures + 1
             where id = $1
            """;

    private final MailConfig config;
    private final NoticeMail.Carrier carrier;
    private final Scope scope;
    private final PersonalMails personal;

    NoticeCourier(MailConfig config, NoticeMail.Carrier carrier, Scope scope, PersonalMails personal) {
        this.config = config;
        this.carrier = carrier;
        this.scope = scope;
        this.personal = personal;
    }

    /// A run doesn't wait for the last one: a slow mail server delays only the mails of one run.
    @Scheduled(identity = "mails", every = EVERY, delayed = EVERY)
    Uni<Void> scheduled() {
        return carrier.isOpen() ? ScheduledRun.of(this::deliver, LOG,
                "Mails could not be sent and will be tried again") : Uni.createFrom().voidItem();
    }

    private Uni<Void> deliver() {
        return scope.run(MAILS, this::take)
                .flatMap(mails -> Multi.createFrom().iterable(mails).onItem().transformToUniAndConcatenate(this::deliver).collect().last())
                .chain(() -> personal.deliver(MAILS));
    }

    private Uni<Void> deliver(NoticeMail mail) {
        return carrier.carry(mail)
                .map(sent -> true)
                .onFailure().recoverWithItem(failure -> {
                    LOG.warnf("A mail waits to be tried again: %s", failure.getClass().getSimpleName());
                    return false;
                })
                .flatMap(sent -> sent ? sent(mail) : failed(mail))
                .onFailure().invoke(failure -> LOG.warnf("The result of a mail could not be recorded: "
                        + "%s", failure.getClass().getSimpleName()))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> sent(NoticeMail mail) {
        return mail.lines().isEmpty() ? Uni.createFrom().voidItem() : scope.run(MAILS, (connection, now) ->
                connection.preparedQuery(SENT).execute(Tuple.of(mail.notice())).replaceWithVoid());
    }

    private Uni<Void> failed(NoticeMail mail) {
        return scope.run(MAILS, (connection, now) ->
                connection.preparedQuery(FAILED).execute(Tuple.of(mail.notice(), now.atOffset(ZoneOffset.UTC))).replaceWithVoid());
    }

    private Uni<List<NoticeMail>> take(SqlConnection connection, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        Instant real = Instant.now();
        Tuple taking = Tuple.of(at, Ids.first(real.minus(NEW)), Ids.first(real.minus(TRIED)));
        return connection.preparedQuery(RECLAIM).execute(Tuple.of(at))
                .chain(() -> connection.preparedQuery(TAKE).execute(taking))
                .map(this::mails)
                .call(mails -> personal.add(connection, mails.stream().map(NoticeMail::notice).toList(), now))
                .flatMap(mails -> withoutOwn(connection, mails));
    }

    private List<NoticeMail> mails(RowSet<Row> rows) {
        List<NoticeMail> mails = new ArrayList<>();
        rows.forEach(row -> mails.add(new NoticeMail(row.getUUID("id"), address(row), row.getString("kind"), row.getString("reference"),
                lines(row.getString("mail_lines")), row.getOffsetDateTime("created_at").toInstant()).in(row.getString("country"))));
        return mails;
    }

    /// The mails to lists: without those that only one person gets, in a mail of her own.
    private static Uni<List<NoticeMail>> withoutOwn(SqlConnection connection, List<NoticeMail> mails) {
        UUID[] taken = mails.stream().map(NoticeMail::notice).toArray(UUID[]::new);
        return connection.preparedQuery(TAKEN_OVER).execute(Tuple.of(taken)).map(rows -> {
            Set<UUID> own = new HashSet<>();
            rows.forEach(row -> own.add(row.getUUID("id")));
            return mails.stream().filter(mail -> !own.contains(mail.notice())).toList();
        });
    }

    static List<MailLine> lines(String listed) {
        return listed == null ? List.of() : listed.lines().map(MailLine::read).toList();
    }

    private String address(Row row) {
        return list(row) + "@" + config.domain();
    }

    /// The list of one person.
    static String person(String subject) {
        return "person-" + NO_PART_OF_AN_ADDRESS.matcher(subject).replaceAll("-");
    }

    private static String list(Row row) {
        if (row.getUUID("agency") != null) {
            return "agency-" + row.getUUID("agency");
        }
        if (row.getString("subject") != null) {
            return person(row.getString("subject"));
        }
        return row.getUUID("of_agency") != null
                ? row.getString("role") + "-agency-" + row.getUUID("of_agency")
                : row.getString("role") + "-" + row.getString("country").toLowerCase();
    }
}
