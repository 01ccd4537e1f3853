package org.palermo.shelter.hammer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Questions;
import org.palermo.shelter.availability.MintedOffers;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.availability.Stay;

/// One worker: holds, releases, lets expire, extends, requests placements and answers for the shelter. It notes the time before and
/// after each request.
final class Hammer implements AutoCloseable {
    static final int WINDOW = 4;
    private static final int KEEPS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<List<Integer>> CHILDREN = List.of(List.of(1),
            List.of(4), List.of(1, 8), List.of(3, 5, 9), List.of(3, 5, 7, 9, 11));

    private final Connection database;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Account account;
    private final String area;
    private final Random random;
    private final LocalDate first = Questions.tonight().plusDays(10);
    private final List<Kept> mine = new ArrayList<>();
    final List<Kept> given = new ArrayList<>();
    final List<HoldAttempt> refused = new ArrayList<>();

    /// A hold of this worker, until its outcome is known.
    static final class Kept {
        final String id;
        final HoldAttempt asked;
        long keptUntil = Long.MAX_VALUE;
        long freeFrom = Long.MAX_VALUE;
        long opened = Long.MAX_VALUE;
        long doubtedUntil;

        private Kept(String id, HoldAttempt asked) {
            this.id = id;
            this.asked = asked;
        }

        private void ended(long from, long until) {
            keptUntil = from;
            freeFrom = until;
            opened = Math.min(opened, until);
        }
    }

    Hammer(Account account, String area, long seed) throws SQLException {
        this.database = TestDatabase.asSuperuser();
        this.account = account;
        this.area = area;
        this.random = new Random(seed);
    }

    void run(BooleanSupplier more) {
        while (more.getAsBoolean()) {
            hold();
            while (mine.size() >= KEEPS || !mine.isEmpty() && random.nextInt(100) < 45) {
                end(mine.remove(random.nextInt(mine.size())));
            }
        }
    }

    private void hold() {
        int from = random.nextInt(WINDOW - 1);
        Nights nights = new Nights(from, Math.min(WINDOW, from + 1 + random.nextInt(3)));
        int kind = random.nextInt(10);
        int women = kind == 7 ? 2 : 1;
        List<Integer> children = kind < 8 ? List.of() : CHILDREN.get(random.nextInt(CHILDREN.size()));
        Stay stay = new Stay(first.plusDays(from), nights.until() - nights.from(), new Party(women, children), List.of());
        String offer = MintedOffers.of(TestTokens.subject(account), account, area, stay);
        long sent = micros();
        HttpResponse<String> answer = post(account, "/holds", null, "{\"offer\":\"" + offer + "\"}");
        int agency = (int) account.agency().getLeastSignificantBits();
        HoldAttempt asked = new HoldAttempt(agency, nights, women, children, sent, micros(), refusal(answer));
        if (asked.refused() != null) {
            refused.add(asked);
            return;
        }
        Kept kept = new Kept(read(answer).get("id").asText(), asked);
        given.add(kept);
        mine.add(kept);
    }

    private static String refusal(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 201 -> null;
            case 409 -> read(answer).get("type").asText().replaceAll(".*:", "");
            default -> "answered " + answer.statusCode() + " " + answer.body();
        };
    }

    private void end(Kept kept) {
        int how = random.nextInt(100);
        if (how < 45) {
            release(kept);
        } else if (how < 70) {
            expire(kept);
        } else if (how < 80) {
            extend(kept);
        } else {
            ask(kept, how < 90);
        }
    }

    private void release(Kept kept) {
        long sent = micros();
        expect(204, send(account, "DELETE", "/holds/" + kept.id, null, ""));
        kept.ended(sent, micros());
    }

    /// From this instant on the place is free, whether or not a job runs.
    private void expire(Kept kept) {
        long end = shorten(kept);
        kept.ended(Math.min(end, kept.keptUntil), Math.max(end, micros()));
    }

    private long shorten(Kept kept) {
        Instant end = Instant.now().plusMillis(random.nextInt(8)).truncatedTo(ChronoUnit.MICROS);
        long sent = micros();
        execute("""
                update hold set held_at = held_at - interval '1 minute', expires_at = '%1$s'
                 where id = '%2$s';
                update allocation set expires_at = '%1$s'
                 where id in (select allocation from hold_place where hold = '%2$s')
                """.formatted(end, kept.id));
        kept.keptUntil = Math.min(sent, micros(end));
        return micros(end);
    }

    private void execute(String statement) {
        try (Statement sql = database.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An extension races the end of the hold: the place is either kept or free.
    private void extend(Kept kept) {
        long end = shorten(kept);
        HttpResponse<String> answer = post(account, "/holds/" + kept.id + "/extension", null, "");
        if (answer.statusCode() == 200) {
            release(kept);
        } else {
            expect(409, answer);
            kept.ended(Math.min(end, kept.keptUntil), Math.max(end, micros()));
        }
    }

    private void ask(Kept kept, boolean refuse) {
        String placement = read(expect(201,
                post(account, "/holds/" + kept.id + "/placement", null, "{\"purpose\":\"EMERGENCY\"}"))).at("/placement/id").asText();
        long sent = micros();
        if (refuse) {
            expect(200, post(Account.SHELTER, "/placements/" + placement + "/refusal", "\"0\"", "{\"reason\":\"FULL\"}"));
            kept.ended(sent, micros());
            countAgain(kept);
        } else {
            accept(kept, placement);
        }
    }

    /// Until the census, this shelter is not given to a refused asker again.
    private void countAgain(Kept kept) {
        execute("""
                update offer_profile set census_at = clock_timestamp(), census_night = 'infinity'
                 where shelter = (select shelter from hold where id = '%s')
                """.formatted(kept.id));
        kept.doubtedUntil = micros();
    }

    /// An acceptance races the end of the hold.
    private void accept(Kept kept, String placement) {
        long end = shorten(kept);
        HttpResponse<String> answer = post(Account.SHELTER, "/placements/" + placement + "/acceptance", "\"0\"", "");
        if (answer.statusCode() == 200) {
            kept.opened = micros();
            withdraw(kept, placement);
        } else {
            expect(409, answer);
            kept.ended(Math.min(end, kept.keptUntil), Math.max(end, micros()));
        }
    }

    /// Most accepted people do not arrive after all; the others stay.
    private void withdraw(Kept kept, String placement) {
        kept.keptUntil = Long.MAX_VALUE;
        if (random.nextInt(100) < 90) {
            long sent = micros();
            expect(200, post(account, "/placements/" + placement + "/withdrawal", "\"1\"", ""));
            kept.keptUntil = sent;
            kept.freeFrom = micros();
        }
    }

    private HttpResponse<String> post(Account who, String path, String ifMatch, String body) {
        return send(who, "POST", path, ifMatch, body);
    }

    private HttpResponse<String> send(Account who, String method, String path, String ifMatch, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + Questions.API + path))
                .header("Authorization", "Bearer " + TestTokens.of(who))
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().method() + " " + answer.request().uri()
                    + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long micros() {
        return micros(Instant.now());
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    @Override
    public void close() throws SQLException {
        client.close();
        database.close();
    }
}
