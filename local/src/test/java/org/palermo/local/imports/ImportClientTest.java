package org.palermo.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;
import org.palermo.local.Ports;
import org.palermo.local.sample.Importing;

/// With a gateway and a token endpoint that answer like the real ones.
class ImportClientTest {

    @TempDir Path folder;

    private final List<String> heard = new ArrayList<>();
    private HttpServer gateway;
    private HttpServer keycloak;
    private Ports ports;
    private String uri;
    private String body;
    private String contentType;

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
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
        keycloak.stop(0);
    }

    @Test
    void progress_rejected_rows_and_summary_are_read_as_they_arrive() throws IOException {
        gateway("""
                {"read":2,"imported":1,"matched":0,"rejected":1}
                {"row":3,"reason":"no country"}
                {"summary":{"read":3,"imported":1,"matched":1,"rejected":1}}
                """);
        var file = Files.writeString(folder.resolve("Spring list.csv"), "name,country\nA,GB\nB\n");

        var summary = client().importFile("workplaces", file, "Spring list.csv");

        assertEquals(new Importing.Summary(3, 1, 1, 1), summary);
        assertEquals(List.of("read 2", "row 3: no country"), heard);
        assertEquals("/api/inspection/v1/workplaces/imports?list=Spring+list.csv", uri);
        assertEquals("text/csv", contentType);
        assertEquals("name,country\nA,GB\nB\n", body);
    }

    @Test
    void the_file_name_decides_whether_shelters_are_lines_a_table_or_a_set() throws IOException {
        gateway("{\"summary\":{\"read\":0,\"imported\":0,\"matched\":0,\"rejected\":0}}\n");
        for (var type : List.of("houses.ndjson application/x-ndjson", "houses.CSV text/csv")) {
            var name = type.split(" ")[0];
            client().importFile("shelters", Files.writeString(folder.resolve(name), "x"), name);
            assertEquals(type.split(" ")[1], contentType);
            assertEquals("/api/shelter/v1/shelters/imports", uri);
        }
        client().importSet(Files.writeString(folder.resolve("hmis.zip"), "x"), "hmis.zip", "GB-SCT", "a b");
        assertEquals("application/zip", contentType);
        assertEquals("/api/shelter/v1/shelters/imports?region=GB-SCT&operatorAgency=a+b", uri);
    }

    @Test
    void the_file_name_decides_whether_workplaces_are_a_workbook() throws IOException {
        gateway("{\"summary\":{\"read\":0,\"imported\":0,\"matched\":0,\"rejected\":0}}\n");
        client().importFile("workplaces", Files.writeString(folder.resolve("Spring.XLSX"), "x"), "Spring.XLSX");
        assertEquals("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", contentType);
        assertEquals("/api/inspection/v1/workplaces/imports?list=Spring.XLSX", uri);
    }

    @Test
    void many_lines_arrive_whole_and_in_order() {
        gateway("{\"summary\":{\"read\":1200,\"imported\":1200,\"matched\":0,\"rejected\":0}}\n");
        client().importLines("service-lines", IntStream.range(0, 1200).mapToObj(i -> "{\"n\":" + i + "}"));

        var lines = body.lines().toList();
        assertEquals(1200, lines.size());
        assertEquals("{\"n\":0}", lines.getFirst());
        assertEquals("{\"n\":1199}", lines.getLast());
        assertEquals("/api/nrm/v1/service-lines/imports", uri);
    }

    @Test
    void an_answer_that_breaks_off_is_a_failure() {
        gateway("{\"read\":500,\"imported\":500,\"matched\":0,\"rejected\":0}\n");
        var failure = assertThrows(Failure.class, () -> client().importLines("cases", List.of("{}").stream()));
        assertTrue(failure.getMessage().contains("without its summary"), failure.getMessage());
    }

    @Test
    void a_refusal_says_why() {
        gateway.createContext("/", exchange -> answer(exchange, 403, "{\"title\":\"Forbidden\",\"detail\":\"Not your role.\"}"));
        var failure = assertThrows(Failure.class, () -> client().importLines("cases", List.of("{}").stream()));
        assertEquals("The import of cases was refused: 403 Not your role.", failure.getMessage());
    }

    @Test
    void a_file_refused_with_retry_after_is_sent_again() throws IOException {
        var bodies = new ArrayList<String>();
        gateway.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Retry-After", "0");
            answer(exchange, bodies.size() < 3 ? 429 : 200, bodies.size() < 3 ? "{}" : "{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}\n");
        });
        var summary = client().importFile("workplaces", Files.writeString(folder.resolve("list.csv"), "name,country\n"), "list.csv");
        assertEquals(1, summary.imported());
        assertEquals(List.of("name,country\n", "name,country\n", "name,country\n"), bodies);
    }

    @Test
    void an_unknown_kind_lists_the_known_kinds() {
        var failure = assertThrows(Failure.class, () -> client().importLines("people", List.of("{}").stream()));
        assertEquals(
                "Unknown kind people. There are: cases, directory, htcds, inspection-organisations, providers, service-lines, shelter-organisations, shelters, "
                        + "statements-au, statements-uk, supply-links, visits, workplaces.",
                failure.getMessage());
    }

    private ImportClient client() {
        return new ImportClient(ports, name -> new ImportClient.ProgressListener() {
            @Override
            public void progress(long read) {
                heard.add("read " + read);
            }

            @Override
            public void rejected(long row, String reason) {
                heard.add("row " + row + ": " + reason);
            }
        });
    }

    private void gateway(String answer) {
        gateway.createContext("/", exchange -> {
            uri = exchange.getRequestURI().toString();
            contentType = exchange.getRequestHeaders().getFirst("Content-Type");
            assertEquals("Bearer t-o-k", exchange.getRequestHeaders().getFirst("Authorization"));
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, answer);
        });
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
