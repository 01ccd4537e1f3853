package org.palermo.kernel.audit;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.palermo.audit.Chain;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// Verifies the chain in the service itself, so that an auditor sees its state without an export: new links each minute, and
/// all links from the first one on once a day. It proves less than `./palermo audit verify` with the checkpoints of the second
/// place, because who controls the database can also change what stands here.
///
/// One replica at a time does it. A batch is a transaction of its own; after a kill it goes on from the last one.
@ApplicationScoped
public class ChainVerification {
    private static final Logger LOG = Logger.getLogger(ChainVerification.class);
    private static final Actor SEQUENCER = Actor.system("sequencer");
    private static final int BATCH = 2_000;
    private static final String EVERY = "${palermo.audit.verify-every:1m}";

    private static final String BEGIN = """
            insert into audit_verification (id, checked_to, began_at) values (1, 0, clock_timestamp()) on conflict do nothing
            """;
    /// Before the state is read, so that what is read is from after the last batch of another replica.
    private static final String LOCK = "select 1 from audit_verification where id = 1 for update skip locked";
    /// A restore begins a new epoch and may have cut the chain off; that is no breach. A pass is due a day after the last one began, once
    /// that one has reached the end; new links don't put it off. It is also due when links that were gone are back.
    private static final String STATE = """
            select v.checked_to, v.hash, v.broken_at,
                   v.began_at < clock_timestamp() - interval '1 day' and coalesce(v.whole_at >= v.began_at, false)
                       or coalesce(v.broken_at <= v.checked_to, false) as due,
                   (select c.hash from audit_chain c where c.sequence = v.checked_to) as found,
                   coalesce((select max(c.sequence) from audit_chain c), 0) as last,
                   coalesce((select max(e.began_at) from feed_epoch e where e.feed = 'audit') > v.checked_at, false) as restored
              from audit_verification v
             where v.id = 1
            """;
    private static final String LINKS = "select c.sequence, c.previous, c.hash, " + EntryRow.COLUMNS + """
              from audit_chain c left join audit_entry e on e.id = c.entry
             where c.sequence > $1
             order by c.sequence
             limit $2
            """;
    private static final String AGAIN = """
            update audit_verification set checked_to = 0, hash = null, began_at = clock_timestamp() where id = 1
            """;
    private static final String PASSED = """
            update audit_verification
               set checked_to = $1, hash = decode($2, 'hex'), checked_at = clock_timestamp(),
                   whole_at = case when $3 and (whole_at is null or whole_at < began_at) then clock_timestamp() else whole_at end,
                   broken_at = case when broken_at > $1 then broken_at end,
                   breach = case when broken_at > $1 then breach end,
                   found_at = case when broken_at > $1 then found_at end
             where id = 1
            """;
    private static final String BROKEN = """
            update audit_verification
               set checked_to = $1, hash = decode($2, 'hex'), checked_at = clock_timestamp(),
                   found_at = case when broken_at = $3 and breach = $4 then found_at else clock_timestamp() end,
                   broken_at = $3, breach = $4
             where id = 1
            """;

    private final Scope scope;
    private final Vertx vertx;
    private final byte[] beginning;

    ChainVerification(Scope scope, Vertx vertx, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.scope = scope;
        this.vertx = vertx;
        this.beginning = Chain.beginning(service);
    }

    /// How far a batch of links was good.
    ///
    /// @param to the number of the last good link
    /// @param hash of it, or null before the first link
    /// @param breach what is wrong with the one after it, or null
    private record Checked(long to, byte[] hash, ChainBreach breach) {}

    @Scheduled(identity = "audit-verification", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The audit could not be verified and will be tried again");
    }

    /// Verifies batch after batch until the end of the chain, or until a link is wrong.
    public Uni<Void> run() {
        return Multi.createBy().repeating().uni(this::batch).whilst(more -> more).collect().last().replaceWithVoid();
    }

    private Uni<Boolean> batch() {
        return scope.run(SEQUENCER, (connection, now) -> connection.query(BEGIN).execute()
                .chain(() -> connection.query(LOCK).execute())
                .flatMap(locked -> locked.rowCount() == 0 ? Uni.createFrom().item(false)
                        : connection.query(STATE).execute().flatMap(state -> batch(connection, state.iterator().next()))));
    }

    private Uni<Boolean> batch(SqlConnection connection, Row state) {
        long from = state.getLong("checked_to");
        long last = state.getLong("last");
        byte[] hash = bytes(state.getBuffer("hash"));
        byte[] found = bytes(state.getBuffer("found"));
        if (from > 0 && !Arrays.equals(found, hash)) {
            Checked lost = new Checked(from, hash, lost(found, from, last));
            return state.getBoolean("restored") ? again(connection)
                    : broken(connection, lost, firstLost(from, last, state.getLong("broken_at")));
        }
        if (state.getBoolean("due")) {
            return again(connection);
        }
        return connection.preparedQuery(LINKS).execute(Tuple.of(from, BATCH))
                .flatMap(rows -> vertx.executeBlocking(() -> check(rows, from, hash == null ? beginning : hash))
                        .flatMap(checked -> checked.breach() != null ? broken(connection, checked, checked.to() + 1)
                                : passed(connection, checked, checked.to() >= last).replaceWith(rows.rowCount() == BATCH)));
    }

    /// How the last checked link was lost. After the end was cut off, the chain goes on with other links of the same numbers, without
    /// a gap.
    private static ChainBreach lost(byte[] found, long checked, long last) {
        return found == null && last > checked ? ChainBreach.REMOVED : ChainBreach.CUT;
    }

    /// The first number that was lost. Links that were chained since then don't move it to a later one.
    ///
    /// @param known where the last run found it broken, or null
    private static long firstLost(long checked, long last, Long known) {
        long first = Math.min(checked, last + 1);
        return known == null ? first : Math.min(first, known);
    }

    private static byte[] bytes(Buffer stored) {
        return stored == null ? null : stored.getBytes();
    }

    private Checked check(RowSet<Row> rows, long from, byte[] hash) {
        long to = from;
        byte[] last = hash;
        for (Row row : rows) {
            ChainBreach breach = breach(row, to, last);
            if (breach != null) {
                return new Checked(to, last, breach);
            }
            to++;
            last = row.getBuffer("hash").getBytes();
        }
        return new Checked(to, last, null);
    }

    private static ChainBreach breach(Row row, long before, byte[] last) {
        if (row.getLong("sequence") != before + 1 || row.getUUID("id") == null) {
            return ChainBreach.REMOVED;
        }
        boolean isGood = Arrays.equals(row.getBuffer("previous").getBytes(), last)
                && Arrays.equals(row.getBuffer("hash").getBytes(), Chain.next(last, EntryRow.read(row)));
        return isGood ? null : ChainBreach.ALTERED;
    }

    private static Uni<Boolean> again(SqlConnection connection) {
        return connection.query(AGAIN).execute().replaceWith(true);
    }

    private static Uni<Void> passed(SqlConnection connection, Checked checked, boolean isWhole) {
        return connection.preparedQuery(PASSED).execute(Tuple.of(checked.to(), hex(checked.hash()), isWhole)).replaceWithVoid();
    }

    private static Uni<Boolean> broken(SqlConnection connection, Checked checked, long at) {
        LOG.errorf("The audit chain is broken at link %d: %s", at, checked.breach());
        Tuple found = Tuple.of(checked.to(), hex(checked.hash()), at, checked.breach().name());
        return connection.preparedQuery(BROKEN).execute(found).replaceWith(false);
    }

    private static String hex(byte[] hash) {
        return hash == null ? null : HexFormat.of().formatHex(hash);
    }
}
