package org.palermo.kernel.test.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestKeys;
import org.palermo.kernel.test.upgrade.KeptReads.KeptAnswer;
import org.palermo.kernel.test.upgrade.KeptReads.KeptRead;
import org.palermo.kernel.test.walk.Call;
import org.palermo.kernel.test.walk.Route;

/// Keeps a release for its upgrade test: fills the empty database through the API, dumps it, and keeps what each account is
/// answered. It runs only when somebody asks for it, alone, with `-Dpalermo.test.keep=0.1.0` and the release's source checked
/// out. `KeepReleaseTest` of each service extends it.
public abstract class KeepRelease {
    /// The property that names the release to keep.
    public static final String ASKED = "palermo.test.keep";
    private static final String MIGRATIONS = "select script, checksum from flyway_schema_history where version is not null order by script";
    private static final int TRIES = 15;

    private final Set<String> asked = new LinkedHashSet<>();

    protected abstract String packageName();

    /// Stores records of every kind. What it reads is read again by every account.
    protected abstract void fill();

    /// The query of each GET operation without path parameters that needs one, by the operation's name.
    protected abstract Map<String, Call> calls();

    /// More questions, once the records exist: of routes with path parameters that {@link #fill} does not read, searches, and
    /// requests that are repeated with their key. Those with a key are sent once before the dump.
    protected abstract List<Read> more();

    /// GET operations, by name, whose answers are not kept, and why.
    protected abstract Map<String, String> excused();

    @Test
    void keepsTheRelease() throws SQLException, IOException, InterruptedException {
        Release release = new Release(System.getProperty(ASKED));
        RestAssured.filters((request, answer, next) -> {
            if (request.getMethod().equals("GET")) {
                asked.add(request.getURI().replaceFirst("^https?://[^/]*", ""));
            }
            return next.next(request, answer);
        });
        fill();
        RestAssured.replaceFiltersWith(List.of());
        List<Read> more = Stream.concat(withoutParameters(), more().stream()).toList();
        more.stream().filter(read -> read.key() != null).forEach(read -> assertEquals(201, read.ask(read.as()).status(), read::toString));
        release.keep("sql", settled());
        release.keep("migrations", migrations());
        release.keep("keyset.json", TestKeys.running().json());
        KeptReads kept = read(Stream.concat(asked.stream().map(Read::get), more.stream()).distinct().toList());
        release.keep("reads.json", kept.json());
        assertEquals(Set.of(), unread(kept), "GET operations of which no answer is kept");
    }

    private Stream<Read> withoutParameters() {
        Map<String, Call> calls = calls();
        return Route.of(packageName()).stream().filter(route -> route.verb().equals("GET") && !route.path().contains("{"))
                .map(route -> Read.get(route.path() + calls.getOrDefault(route.name(), Call.PLAIN).query()));
    }

    /// The dump, once background work no longer changes the data.
    private static String settled() throws SQLException, IOException, InterruptedException {
        String before = dump();
        for (int i = 0; i < TRIES; i++) {
            Thread.sleep(Duration.ofSeconds(2));
            String now = dump();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("The data must come to rest before it is kept");
    }

    private static String dump() throws SQLException, IOException {
        try (Connection superuser = TestDatabase.asSuperuser(TestDatabase.NAME)) {
            return Dump.of(superuser);
        }
    }

    private static String migrations() throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Connection superuser = TestDatabase.asSuperuser();
                Statement sql = superuser.createStatement();
                ResultSet rows = sql.executeQuery(MIGRATIONS)) {
            while (rows.next()) {
                lines.append(new ReleasedMigration(rows.getString("script"), rows.getInt("checksum"))).append('\n');
            }
        }
        return lines.toString();
    }

    /// The audit is read first, each part by one account only: every later answer adds to it.
    private KeptReads read(List<Read> reads) {
        Instant at = Instant.now();
        List<KeptRead> kept = new ArrayList<>();
        kept(reads).filter(KeepRelease::isOfTheAudit).map(KeepRelease::byTheAuditor)
                .forEach(read -> kept.addAll(twice(List.of(read))));
        kept.addAll(twice(kept(reads).filter(read -> !isOfTheAudit(read)).toList()));
        return new KeptReads(at, kept);
    }

    /// Asks everything, and then again.
    private static List<KeptRead> twice(List<Read> reads) {
        Map<Read, Map<Account, Seen>> first = new LinkedHashMap<>();
        reads.forEach(read -> first.put(read, answers(read)));
        List<KeptRead> kept = new ArrayList<>();
        first.forEach((read, answers) -> steady(read, answers).ifPresent(kept::add));
        return kept;
    }

    /// The whole list: the end of a page would move with each entry.
    private static Read byTheAuditor(Read read) {
        return Read.get(read.path().contains("limit=") ? read.path() : read.path() + "&limit=200").by(Account.AUDITOR);
    }

    private Stream<Read> kept(List<Read> reads) {
        return reads.stream().filter(read -> route(read).filter(route -> !excused().containsKey(route.name())).isPresent());
    }

    private static boolean isOfTheAudit(Read read) {
        return read.resource().contains("/audit");
    }

    private static Map<Account, Seen> answers(Read read) {
        Map<Account, Seen> answers = new LinkedHashMap<>();
        read.accounts().stream().sorted().forEach(account -> answers.put(account, read.ask(account)));
        return answers;
    }

    /// Asks again, and keeps what was answered twice: to all accounts that were answered, and to the first for which the record
    /// does not exist. Which roles may ask at all is not kept: a later release may let in more. Nothing, if nobody was answered.
    private static Optional<KeptRead> steady(Read read, Map<Account, Seen> first) {
        Map<Seen, List<Account>> answered = new LinkedHashMap<>();
        Optional<Account> stranger = first.keySet().stream().filter(account -> first.get(account).isNotFound()).findFirst();
        first.forEach((account, seen) -> {
            if (seen.isTaken() || stranger.filter(account::equals).isPresent()) {
                Seen again = read.ask(account);
                assertEquals(seen.status(), again.status(), () -> account + ": " + read);
                answered.computeIfAbsent(seen.steady(again), same -> new ArrayList<>()).add(account);
            }
        });
        List<KeptAnswer> answers = answered.entrySet().stream().map(same -> new KeptAnswer(same.getValue(), same.getKey())).toList();
        return answers.stream().anyMatch(answer -> answer.seen().isTaken()) ? Optional.of(new KeptRead(read, answers)) : Optional.empty();
    }

    private Set<String> unread(KeptReads kept) {
        Set<String> unread = new TreeSet<>();
        Route.of(packageName()).stream().filter(route -> route.verb().equals("GET") && !excused().containsKey(route.name()))
                .map(Route::name).forEach(unread::add);
        kept.reads().forEach(read -> route(read.read()).ifPresent(route -> unread.remove(route.name())));
        return unread;
    }

    /// The route of a path: of several, the one with the fewest parameters.
    private Optional<Route> route(Read read) {
        return Route.of(packageName()).stream()
                .filter(route -> route.verb().equals(read.verb()) && read.resource().matches(route.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .min(Comparator.comparing(route -> route.path().chars().filter(letter -> letter == '{').count()));
    }
}
