package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RawRequest;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// `kill -9` of labour inspection while a phone sends a large file. The phone asks where to continue, and continues there. In the full form
/// the file has 1 GiB, the most that is allowed.
@Order(91)
@ExtendWith(RunningSuite.class)
class KilledUploadJourney {

    private static final boolean ALL = Boolean.getBoolean("palermo.test.all");
    private static final int MIB = 1 << 20;
    private static final int MIBS = ALL ? 1_024 : 96;
    private static final long SIZE = (long) MIBS * MIB;
    /// In which MiB of the file the service dies. The last time all bytes are on their way, and it may be reading the file for its hash.
    private static final List<Integer> KILLED_IN = ALL ? List.of(MIBS / 4, MIBS / 2, 3 * MIBS / 4, MIBS - 1) : List.of(MIBS / 2, MIBS - 1);
    /// Less than half of the file in the full form.
    private static final long MOST_MEMORY = 512L * MIB;
    private static final String VERSION = "1.0.0";
    private static final Set<Integer> LATER = Set.of(401, 408, 409, 429, 502, 503, 504);
    private static final long SEED = System.nanoTime();

    private final Suite suite;
    private final LocalSuite local;
    private final Desk desk;
    private final Deque<Integer> toKill = new ArrayDeque<>(KILLED_IN);
    private FieldInspector inspector;
    private String token;
    private int continued;

    KilledUploadJourney(Suite suite) {
        this.suite = suite;
        this.local = suite.local("a service that may be killed");
        this.desk = new Desk(suite);
    }

    @Test
    void a_large_file_is_whole_although_the_service_died_while_it_came() throws Exception {
        var begun = System.nanoTime();
        inspector = FieldInspector.create(suite, "Karin");
        token = inspector.token();
        var visit = visit();
        var restarts = row().get("restarts").asInt();
        var address = begin(visit);

        send(address);

        var held = inspector.calls().get(Phone.API + "/visits/" + visit + "/attachments").expect(200).json().get("items");
        assertEquals(1, held.size(), held::toString);
        assertEquals(SIZE, held.at("/0/size").asLong());
        assertEquals(hash(), held.at("/0/sha256").asText(), "seed " + SEED);
        assertEquals(hash(), hashOfDownload(held.at("/0/id").asText()), "seed " + SEED);
        var memory = memory();
        assertEquals(restarts + KILLED_IN.size(), row().get("restarts").asInt(), "it died only when it was killed");
        assertTrue(continued > 0, "no kill broke a piece off");
        Figures.note("an upload of %d MiB, the service killed %d times: whole in %d s, continued %d times, memory %d MB".formatted(MIBS,
                KILLED_IN.size(), Duration.ofNanos(System.nanoTime() - begun).toSeconds(), continued, memory >> 20));
    }

    private String visit() {
        var visit = UUID.randomUUID().toString();
        inspector.calls().post(Phone.API + "/visits", """
                {"id": "%s", "workplace": "%s", "kind": "PLANNED", "startedAt": "%s"}
                """.formatted(visit, desk.workplace().get("id").asText(), Instant.now().minus(1, ChronoUnit.HOURS))).expect(201);
        return visit;
    }

    private String begin(String visit) throws IOException {
        var metadata = "visit " + base64(visit) + ",filename " + base64("hall.mp4") + ",filetype " + base64("video/mp4");
        return once("POST", Phone.API + "/uploads", Map.of("Upload-Length", String.valueOf(SIZE), "Upload-Metadata", metadata), null)
                .expect(201).header("Location");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends all pieces. What was answered with 204 is never asked for again.
    private void send(String address) throws Exception {
        long acknowledged = 0;
        while (acknowledged < SIZE) {
            var piece = bytes(acknowledged, (int) Math.min(MIB, SIZE - acknowledged));
            var reached = tried(address, acknowledged, piece);
            if (reached < 0) {
                continued++;
                reached = offset(address);
            }
            assertTrue(reached >= acknowledged && reached <= acknowledged + piece.length,
                    "seed %d: %d after %d".formatted(SEED, reached, acknowledged));
            acknowledged = reached;
        }
        assertEquals(SIZE, offset(address));
    }

    /// @return where the next piece begins; less than zero when nobody said
    private long tried(String address, long at, byte[] piece) throws Exception {
        var headers = Map.of("Upload-Offset", String.valueOf(at), "Content-Type", "application/offset+octet-stream");
        var killing = killing(at);
        try {
            var answer = once("PATCH", address, headers, piece);
            if (answer.status() == 204) {
                return Long.parseLong(answer.header("Upload-Offset"));
            }
            laterOrSignedIn(answer);
        } catch (IOException broken) {
            pause(100);
        } finally {
            killing.join();
        }
        return -1;
    }

    /// Kills the service while a piece is on its way, if it is the turn of this piece.
    private Thread killing(long at) throws InterruptedException {
        if (toKill.isEmpty() || at < (long) toKill.peek() * MIB) {
            return Thread.ofVirtual().start(() -> {});
        }
        toKill.remove();
        memory();
        var process = local.awaitProcess(Port.INSPECTION);
        return Thread.ofVirtual().start(() -> {
            pause(new Random(SEED + at).nextInt(20));
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private long offset(String address) {
        var until = System.nanoTime() + LocalSuite.RESTART.toNanos();
        Object last = "nothing";
        while (System.nanoTime() < until) {
            try {
                var answer = once("HEAD", address, Map.of(), null);
                if (answer.status() == 200) {
                    return Long.parseLong(answer.header("Upload-Offset"));
                }
                laterOrSignedIn(answer);
                last = answer;
            } catch (IOException broken) {
                last = broken;
                pause(200);
            }
        }
        throw new AssertionError("nobody says where to continue: " + last);
    }

    private void laterOrSignedIn(Answer answer) {
        assertTrue(LATER.contains(answer.status()), answer::toString);
        if (answer.status() == 401) {
            token = inspector.token();
        } else {
            pause(200);
        }
    }

    private Answer once(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        var all = new HashMap<>(headers);
        all.put("Tus-Resumable", VERSION);
        all.put("Authorization", "Bearer " + token);
        return RawRequest.send(suite.base(), method, path, all, body);
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A part of the file, which is nowhere as a whole.
    private static byte[] bytes(long from, int length) {
        var bytes = new byte[length];
        for (int done = 0; done < length;) {
            var mib = mib((from + done) / MIB);
            var start = (int) ((from + done) % MIB);
            var count = Math.min(length - done, MIB - start);
            System.arraycopy(mib, start, bytes, done, count);
            done += count;
        }
        return bytes;
    }

    private static byte[] mib(long number) {
        var bytes = new byte[MIB];
        new Random(SEED + number).nextBytes(bytes);
        return bytes;
    }

    private static String hash() {
        var sha256 = sha256();
        for (int i = 0; i < MIBS; i++) {
            sha256.update(mib(i));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private String hashOfDownload(String id) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(suite.base() + Phone.API + "/attachments/" + id + "/content"))
                .header("Authorization", "Bearer " + inspector.token()).build();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var content = client.send(request, BodyHandlers.ofInputStream()).body()) {
            var sha256 = sha256();
            var buffer = new byte[MIB];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                sha256.update(Arrays.copyOf(buffer, count));
            }
            return HexFormat.of().formatHex(sha256.digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Of the process of the service, which a JVM does not give back: as good as the most that it has had since its start.
    private long memory() {
        var memory = row().get("memory").asLong();
        assertTrue(memory < MOST_MEMORY, () -> "labour inspection takes " + memory + " bytes");
        return memory;
    }

    private JsonNode row() {
        return LocalSuite.rows(local.launcher().status()).filter(row -> row.get("name").asText().equals(Port.INSPECTION.service()))
                .findFirst().orElseThrow();
    }
}
