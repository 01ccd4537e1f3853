package org.palermo.bench.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.palermo.bench.gateway.RawConnection;

/// A person of an NGO who searches for a place and holds it, over a separate connection.
public final class Searcher implements AutoCloseable {

    private static final List<String> REGIONS = List.of("GB-ENG-NE", "GB-ENG-NW", "GB-ENG-YH", "GB-ENG-EM", "GB-ENG-WM", "GB-ENG-EE", "GB-ENG-LDN", "GB-ENG-SE",
            "GB-ENG-SW", "GB-WLS", "GB-SCT", "GB-NIR");
    private static final Pattern OFFER = Pattern.compile("\"offer\":\"([^\"]+)\"");
    private static final int NIGHTS_AHEAD = 60;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    /// The gateway closes an idle connection: after ten seconds at first, then after 75.
    private static final Duration KEPT = Duration.ofSeconds(60);

    private final int port;
    private final String token;
    private final Random random;
    private RawConnection connection;
    private long askedAt;

    Searcher(int port, String token, long seed) {
        this.port = port;
        this.token = token;
        this.random = new Random(seed);
    }

    /// As in the guide for NGOs: a search changes nothing, so it has no idempotency key.
    ///
    /// @return an offer, or null when there is none
    String search(String id) throws IOException {
        var children = random.nextInt(3) == 0 ? "[%d,%d]".formatted(random.nextInt(18), random.nextInt(18)) : "[]";
        var needs = random.nextInt(4) == 0 ? "[\"STEP_FREE\"]" : "[]";
        var body = "{\"from\":\"%s\",\"nights\":%d,\"women\":1,\"children\":%s,\"needs\":%s,\"region\":\"%s\"}".formatted(
                LocalDate.now().plusDays(random.nextInt(NIGHTS_AHEAD)), 1 + random.nextInt(7), children, needs, REGIONS.get(random.nextInt(REGIONS.size())));
        expect(ask(RawConnection.post("/api/shelter/v1/availability-searches", token, id, false, body)), OK, OK);
        var offer = OFFER.matcher(answer());
        return offer.find() ? offer.group(1) : null;
    }

    /// @return whether this person got the place
    boolean hold(String id, String offer) throws IOException {
        int status = ask(RawConnection.post("/api/shelter/v1/holds", token, id, true, "{\"offer\":\"" + offer + "\"}"));
        expect(status, CREATED, CONFLICT);
        return status == CREATED;
    }

    private int ask(byte[] request) throws IOException {
        if (System.nanoTime() - askedAt > KEPT.toNanos()) {
            close();
        }
        if (connection == null) {
            connection = new RawConnection(port);
        }
        try {
            return connection.ask(request);
        } catch (IOException broken) {
            close();
            throw broken;
        } finally {
            askedAt = System.nanoTime();
        }
    }

    public static String id() {
        return UUID.randomUUID().toString();
    }

    private void expect(int status, int one, int other) throws IOException {
        if (status != one && status != other) {
            throw new IOException("answered " + status + ": " + answer());
        }
    }

    private String answer() {
        return new String(connection.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
