package org.palermo.kernel.notice;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Mails each notice. Marked before it is sent, so that a server that dies in between loses one mail and never sends
/// the same one for ever; the notice itself stays.
@ApplicationScoped
class NoticeCourier {
    private static final Logger LOG = Logger.getLogger(NoticeCourier.class);
    private static final Actor COURIER = Actor.system("courier");
    private static final String TAKE = """
            update notice n set mailed_at = $1, mail_lines = null
             where id in (select id from notice where mailed_at is null order by id limit 50 for update skip locked)
            returning n.id, n.agency, n.role, n.country, n.kind, n.reference, n.created_at, old.mail_lines
            """;

    private final MailConfig config;
    private final NoticeMail.Carrier carrier;
    private final Scope scope;
    private final Vertx vertx;
    private long timer;

    NoticeCourier(MailConfig config, NoticeMail.Carrier carrier, Scope scope, Vertx vertx) {
        this.config = config;
        this.carrier = carrier;
        this.scope = scope;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (carrier.isOpen()) {
            timer = vertx.setPeriodic(config.every().toMillis(), ignored -> deliver().subscribe()
                    .with(done -> {}, failure -> LOG.warnf("The courier waits: %s", failure.getClass().getSimpleName())));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private Uni<Void> deliver() {
        return scope.run(COURIER, this::take)
                .flatMap(mails -> Multi.createFrom().iterable(mails)
                        .onItem().transformToUniAndConcatenate(mail -> carrier.carry(mail).replaceWith(mail.notice()))
                        .collect().last())
                .replaceWithVoid();
    }

    private Uni<List<NoticeMail>> take(SqlConnection connection, Instant now) {
        return connection.preparedQuery(TAKE).execute(Tuple.of(now.atOffset(ZoneOffset.UTC))).map(rows -> {
            List<NoticeMail> mails = new ArrayList<>();
            rows.forEach(row -> mails.add(new NoticeMail(row.getUUID(0), address(row), row.getString(4), row.getString(5), lines(row.getString(7)),
                    row.getOffsetDateTime(6).toInstant())));
            return mails;
        });
    }

    private static List<String> lines(String listed) {
        return listed == null ? List.of() : listed.lines().toList();
    }

    private String address(Row row) {
        UUID agency = row.getUUID(1);
        String list = agency != null ? "agency-" + agency : row.getString(2) + "-" + row.getString(3).toLowerCase();
        return list + "@" + config.domain();
    }
}
