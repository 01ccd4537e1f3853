package org.palermo.bench.nativeimage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An operation of the suite's API document, with the largest example of its body.
///
/// @param template path and query; ids stay as placeholders, since each caller knows other records
/// @param type of the body, or null for none
/// @param body null for none
record Operation(String method, String template, String type, byte[] body) {

    /// The order of the calls: a deleted record can't be read afterwards.
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    /// Optional parameters that are sent: short lists, streams that end, all fields.
    private static final Map<String, String> SENT = Map.of("limit", "5", "per_page", "5", "seconds", "0", "full", "true");
    private static final Map<String, String> NEEDED = Map.of("country", "GB", "scope", "GB", "list", "walk", "from", "2026-01-01", "until", LocalDate.now().toString(),
            "record", "{record}", "kind", "{kind}");
    private static final Map<String, String> IN_PATHS = Map.of("{version}", "v3.1", "{country}", "GB", "{quarter}", "2026-Q3", "{table}", "indicators");
    private static final List<String> LEFT_ALONE = List.of("/api/nrm/v1/people/", "/api/shelter/v1/webhooks/");
    private static final String TABLE = "name,country,address\nWalk works,GB,1 High Street\n";
    private static final String LINE = "{\"id\":\"00000000-0000-7000-8000-00000000ffff\"}\n";

    /// Lists first, then single records, and records below them last.
    static List<Operation> all(JsonNode document) {
        var all = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream().filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> all.add(of(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        all.sort(Comparator.comparing(Operation::records).thenComparing(operation -> METHODS.indexOf(operation.method.toLowerCase(Locale.ROOT))));
        return all;
    }

    private static Operation of(String method, String path, JsonNode operation) {
        var query = StreamSupport.stream(operation.path("parameters").spliterator(), false).filter(parameter -> parameter.path("in").asText().equals("query"))
                .flatMap(parameter -> value(parameter).stream()).collect(Collectors.joining("&"));
        var template = query.isEmpty() ? path : path + "?" + query;
        for (var fixed : IN_PATHS.entrySet()) {
            template = template.replace(fixed.getKey(), fixed.getValue());
        }
        template = template.replace("{kind}", kept(path));
        var body = operation.at("/requestBody/content").properties().stream().findFirst();
        return new Operation(method, template, body.map(Map.Entry::getKey).orElse(null), body.map(content -> body(content.getKey(), content.getValue())).orElse(null));
    }

    private static Optional<String> value(JsonNode parameter) {
        var name = parameter.path("name").asText();
        var needed = parameter.path("required").asBoolean() ? NEEDED.get(name) : null;
        var value = needed != null && parameter.at("/schema/type").asText().equals("integer") ? "0" : SENT.getOrDefault(name, needed);
        return Optional.ofNullable(value).map(sent -> name + "=" + sent);
    }

    /// The kind of record for which the retention operations are called.
    private static String kept(String path) {
        return switch (service(path)) {
            case "referral-service" -> "case_file";
            case "labour-inspection-service" -> "finding";
            default -> "hold";
        };
    }

    private static byte[] body(String type, JsonNode content) {
        var largest = Stream.concat(Stream.of(content.path("example")), content.path("examples").properties().stream().map(example -> example.getValue().path("value")))
                .filter(example -> !example.isMissingNode()).map(JsonNode::toString).max(Comparator.comparing(String::length));
        return largest.orElse(type.equals("text/csv") ? TABLE : LINE).getBytes(StandardCharsets.UTF_8);
    }

    private long records() {
        return template.chars().filter(c -> c == '{').count();
    }

    boolean reads() {
        return method.equals("GET");
    }

    /// Whether the operation is called for an unknown id only. A changed sample account might fail in the rest of the walk,
    /// and an approved webhook would call an outside address.
    boolean leavesRecordsAlone() {
        return !reads() && LEFT_ALONE.stream().anyMatch(template::startsWith);
    }

    /// The application that serves the operation.
    String service() {
        return service(template);
    }

    private static String service(String path) {
        return path.startsWith("/api/nrm/") ? "referral-service" : path.startsWith("/api/inspection/") ? "labour-inspection-service" : "shelter-capacity-service";
    }

    @Override
    public String toString() {
        return method + " " + template.replaceAll("\\?.*", "");
    }
}
