package org.palermo.bench.nativeimage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;

/// Tests the parts of the comparison of native binaries with JVMs. No suite runs here.
class NativeBesideJvmTest {

    private static final Instant SINCE = Instant.parse("2026-11-28T08:00:00Z");
    private static final String DOCUMENT = """
            {"paths": {
              "/api/nrm/v1/cases/{id}": {
                "delete": {},
                "put": {"requestBody": {"content": {"application/json": {"examples": {"short": {"value": {"a": 1}}, "long": {"value": {"a": 1, "b": 2}}}}}}},
                "get": {}},
              "/api/nrm/v1/retention/{kind}/{record}/legal-holds": {"get": {}},
              "/api/nrm/v1/retention": {"get": {"parameters": [
                {"name": "kind", "in": "query", "required": true}, {"name": "country", "in": "query", "required": true}, {"name": "limit", "in": "query"}, {"name": "cursor", "in": "query"}]}},
              "/api/nrm/v1/cases": {"post": {"requestBody": {"content": {"application/json": {"example": {"c": 3}}}}}, "get": {}}}}
            """;

    @Test
    void values_that_differ_in_each_run_are_replaced() {
        assertEquals("{\"id\":\"<id>\",\"by\":\"<id>\",\"at\":\"<time>\",\"on\":\"2026-11-28\",\"reference\":\"<reference>\",\"next\":\"<token>\",\"hash\":\"<token>\"}", StableText.of(
                "{\"id\":\"%s\",\"by\":\"%s\",\"at\":\"2026-11-28T09:12:13.123456Z\",\"on\":\"2026-11-28\",\"reference\":\"7ZPK-3M0Q-V\",\"next\":\"%s\",\"hash\":\"%s\"}".formatted(
                        idAt(SINCE.plusSeconds(60)), "5a5a5a5a-0000-4000-8000-000000000001", "MjAyNi0xMS0yOFQwODowMDowMFo", "q3Jk/x+9".repeat(8) + "=="), SINCE));
    }

    @Test
    void older_ids_and_ordinary_text_are_kept() {
        var kept = "{\"id\":\"%s\",\"agency\":\"00000000-0000-7000-8000-000000000010\",\"region\":\"GB-ENG-LDN\",\"quarter\":\"2026-Q3\",\"role\":\"mechanism-administrator\"}".formatted(idAt(SINCE.minusSeconds(60)));
        assertEquals(kept, StableText.of(kept, SINCE));
    }

    private static String idAt(Instant instant) {
        var millis = "%012x".formatted(instant.toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8) + "-7000-8000-000000000001";
    }

    @Test
    void each_difference_of_two_answers_is_named() {
        var jvm = answer(200, "application/json", List.of("ETag", "Content-Type"), "{\"stage\":\"REFERRED\"}");
        assertEquals(List.of(), jvm.differences(answer(200, "application/json", List.of("content-type", "etag"), "{\"stage\":\"REFERRED\"}")));
        assertEquals(List.of("JVM: status 200, native: status 500 ({})"), jvm.differences(answer(500, "application/problem+json", List.of(), "{}")));
        assertEquals(List.of("JVM: status 200, native: no answer (ConnectException)"), jvm.differences(KeptAnswer.none("ConnectException")));
        assertEquals(List.of("type \"application/json\", native \"text/plain\"", "headers only of the JVM [etag], only native [vary]", "body at 1: {\"stage\":\"REFERRED\"}, native: {}"),
                jvm.differences(answer(200, "text/plain", List.of("Content-Type", "Vary"), "{}")));
    }

    private static KeptAnswer answer(int status, String type, List<String> headers, String body) {
        var named = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(name -> named.put(name, List.of("x")));
        named.put("Content-Type", List.of(type));
        return KeptAnswer.of(new Caller.Answered(status, body.getBytes(StandardCharsets.UTF_8), HttpHeaders.of(named, (name, value) -> true), 0, 0), SINCE);
    }

    @Test
    void each_difference_is_listed_once_with_its_accounts_and_a_missing_answer_counts() {
        var good = KeptAnswer.none("");
        var bad = new KeptAnswer(500, "", new TreeSet<>(), "");
        var differences = NativeBesideJvm.differences(Map.of("GET /a as ngo", good), Map.of("GET /a as ngo", bad));
        assertEquals(Map.of("GET /a: JVM: no answer, native: status 500 ()", List.of("ngo")), differences);
        assertEquals(Map.of("GET /a: JVM: status 500, native: no answer (not asked, because the time of the walk was over)", List.of("ngo, again")),
                NativeBesideJvm.differences(Map.of("GET /a as ngo, again", bad), Map.of()));
    }

    @Test
    void lists_are_called_first_and_deletions_after_reads() throws Exception {
        var all = Operation.all(RunningSuite.JSON.readTree(DOCUMENT));
        assertEquals(List.of("GET /api/nrm/v1/retention", "GET /api/nrm/v1/cases", "POST /api/nrm/v1/cases", "GET /api/nrm/v1/cases/{id}",
                "GET /api/nrm/v1/retention/case_file/{record}/legal-holds", "PUT /api/nrm/v1/cases/{id}", "DELETE /api/nrm/v1/cases/{id}"), all.stream().map(Operation::toString).toList());
        assertEquals("/api/nrm/v1/retention?kind=case_file&country=GB&limit=5", all.getFirst().template());
        assertArrayEquals("{\"a\":1,\"b\":2}".getBytes(StandardCharsets.UTF_8), all.get(5).body());
        assertNull(all.getLast().body());
    }

    @Test
    void a_path_gets_the_callers_first_record_and_the_version_that_was_read() throws Exception {
        var all = Operation.all(RunningSuite.JSON.readTree(DOCUMENT));
        var list = all.get(1);
        var one = all.get(3);
        var met = new KnownRecords();
        assertEquals("/api/nrm/v1/cases/" + KnownRecords.UNKNOWN_ID, met.path(one, "ngo"));
        met.learn(list, "authority", "/api/nrm/v1/cases", answered("{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"));
        met.learn(list, "ngo", "/api/nrm/v1/cases", answered("{\"items\":[{\"id\":\"b\"}]}"));
        assertEquals("/api/nrm/v1/cases/b", met.path(one, "ngo"));
        assertEquals("/api/nrm/v1/cases/a", met.path(one, "shelter"));
        met.learn(one, "ngo", "/api/nrm/v1/cases/b", answered("{}"));
        assertEquals("\"7\"", met.version("/api/nrm/v1/cases/b/decisions"));
        assertEquals("\"0\"", met.version("/api/shelter/v1/holds/b"));
    }

    @Test
    void people_and_webhooks_are_read_and_never_changed() throws Exception {
        var met = new KnownRecords();
        for (var list : List.of("/api/nrm/v1/people", "/api/shelter/v1/webhooks")) {
            met.learn(new Operation("GET", list, null, null), "administrator", list, answered("{\"items\":[{\"id\":\"a\"}]}"));
            assertEquals(list + "/a", met.path(new Operation("GET", list + "/{id}", null, null), "administrator"));
            assertEquals(list + "/" + KnownRecords.UNKNOWN_ID + "/approval", met.path(new Operation("POST", list + "/{id}/approval", null, null), "administrator"));
        }
    }

    private static Caller.Answered answered(String json) {
        return new Caller.Answered(200, json.getBytes(StandardCharsets.UTF_8), HttpHeaders.of(Map.of("Content-Type", List.of("application/json"), "ETag", List.of("\"7\"")), (name, value) -> true), 0, 0);
    }

    @Test
    void missing_binaries_are_named(@TempDir Path root) throws Exception {
        var target = Files.createDirectories(root.resolve("gateway/target"));
        Files.createFile(target.resolve("gateway-0.1.0-runner")).toFile().setExecutable(true);
        Files.createFile(Files.createDirectories(root.resolve("portal/target")).resolve("portal-0.1.0-runner"));
        assertEquals(List.of("referral-service", "shelter-capacity-service", "labour-inspection-service", "portal"), NativeBesideJvm.missing(root));
    }
}
