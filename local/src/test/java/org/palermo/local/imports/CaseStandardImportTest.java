package org.palermo.local.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;
import org.palermo.local.Ports;
import org.palermo.local.Terminal;
import org.palermo.local.sample.Importing;

/// With a gateway that records requests and refuses some on demand.
class CaseStandardImportTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final List<String> heard = new ArrayList<>();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private HttpServer gateway;
    private HttpServer keycloak;
    private Ports ports;
    private int refusals;
    private int tooOften;

    @BeforeEach
    void serve() throws IOException {
        while (gateway == null) {
            var first = server(0);
            try {
                ports = new Ports(first.getAddress().getPort());
                keycloak = server(ports.keycloak());
                gateway = first;
            } catch (IOException | Failure e) {
                first.stop(0);
            }
        }
        keycloak.createContext("/", exchange -> answer(exchange, 200, "{\"access_token\": \"t-o-k\"}"));
        keycloak.start();
        gateway.createContext("/api/nrm/v1/htcds/files", this::serve);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
        keycloak.stop(0);
    }

    @Test
    void a_file_goes_in_pieces_and_its_rows_are_followed() throws IOException {
        var file = file();
        tooOften = 1;
        assertEquals(new Importing.Summary(10, 8, 1, 1), client().bring(folder.resolve("register.csv"), "GB-SCT", null));
        assertArrayEquals(file, held.toByteArray());
        assertTrue(heard.contains("row 3: must say something"), heard.toString());
        assertTrue(shown.toString(StandardCharsets.UTF_8).contains("NO_CONSENT"), shown.toString(StandardCharsets.UTF_8));
    }

    @Test
    void an_interrupted_import_continues() throws IOException {
        var file = file();
        refusals = 1;
        assertThrows(Failure.class, () -> client().bring(folder.resolve("register.csv"), "GB-SCT", null));
        assertEquals(CaseStandardImport.PIECE, held.size());
        client().bring(folder.resolve("register.csv"), "GB-SCT", null);
        assertArrayEquals(file, held.toByteArray());
    }

    @Test
    void another_kind_of_file_is_not_sent() throws IOException {
        var file = Files.writeString(folder.resolve("register.pdf"), "x");
        assertThrows(Failure.class, () -> client().bring(file, "GB-SCT", null));
    }

    private byte[] file() throws IOException {
        var bytes = new byte[2 * CaseStandardImport.PIECE + 17];
        new Random(7).nextBytes(bytes);
        Files.write(folder.resolve("register.csv"), bytes);
        return bytes;
    }

    private CaseStandardImport client() {
        return new CaseStandardImport(ports, new ImportClient.ProgressListener() {
            @Override
            public void progress(long read) {
                heard.add("read " + read);
            }

            @Override
            public void rejected(long row, String reason) {
                heard.add("row " + row + ": " + reason);
            }
        }, new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8), false));
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        if (exchange.getRequestMethod().equals("PUT")) {
            var piece = exchange.getRequestBody().readAllBytes();
            assertEquals("from=" + held.size(), exchange.getRequestURI().getQuery());
            if (tooOften-- > 0) {
                exchange.getResponseHeaders().add("Retry-After", "0");
                answer(exchange, 429, "{}");
            } else if (held.size() > 0 && refusals-- > 0) {
                answer(exchange, 503, "{\"detail\":\"away\"}");
            } else {
                held.write(piece);
                answer(exchange, 200, run("RECEIVING"));
            }
        } else if (path.contains("/rejected")) {
            answer(exchange, 200, path.endsWith("after=0") ? "{\"items\":[{\"row\":3,\"reason\":\"must say something\"}],\"next\":3}" : "{\"items\":[]}");
        } else if (path.endsWith("/report")) {
            answer(exchange, 200, "{\"lines\":[{\"fate\":\"LOST\",\"trap\":\"NO_CONSENT\",\"count\":2,\"rows\":[{\"from\":4,\"to\":5}],\"more\":false}]}");
        } else {
            answer(exchange, exchange.getRequestMethod().equals("POST") ? 201 : 200, run(exchange.getRequestMethod().equals("POST") ? "RECEIVING" : "DONE"));
        }
    }

    private String run(String state) {
        return "{\"id\":\"1\",\"state\":\"%s\",\"received\":%d,\"lastRow\":11,\"read\":10,\"imported\":6,\"matched\":1,\"notified\":2,\"rejected\":1}".formatted(state, held.size());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer server(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }
}
