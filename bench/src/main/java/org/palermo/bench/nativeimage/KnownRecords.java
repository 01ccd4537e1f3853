package org.palermo.bench.nativeimage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;

/// The records and versions that a walk has found so far, by the list in which they were found.
final class KnownRecords {

    /// An id that no record has.
    static final String UNKNOWN_ID = "00000000-0000-7000-8000-00000000ffff";
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    private final Map<String, JsonNode> records = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();

    /// The path with the id of the first record that the caller has found, otherwise of the first that anybody has found,
    /// otherwise with the unknown id.
    String path(Operation operation, String account) {
        var template = operation.template();
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(
                operation.leavesRecordsAlone() ? UNKNOWN_ID : id(account, list(operation, template.substring(0, place.start())), place.group(1))));
    }

    private String id(String account, String list, String name) {
        var record = records.getOrDefault(account + " " + list, records.get(list));
        return record == null ? UNKNOWN_ID : Stream.of(name, "id").map(record::path).filter(JsonNode::isTextual).map(JsonNode::asText).findFirst().orElse(UNKNOWN_ID);
    }

    /// The path of the list that holds the records for a placeholder after this part of the path.
    private static String list(Operation operation, String before) {
        if (before.contains("?")) {
            return switch (operation.service()) {
                case "referral-service" -> "/api/nrm/v1/cases";
                case "labour-inspection-service" -> "/api/inspection/v1/visits";
                default -> "/api/shelter/v1/shelters";
            };
        }
        return before.substring(0, before.length() - 1).replaceFirst("/retention/[a-z_]+$", "/retention");
    }

    void learn(Operation operation, String account, String path, Caller.Answered answered) {
        if (answered.status() / 100 != 2) {
            return;
        }
        var record = record(operation, answered);
        if (record.isObject()) {
            var list = operation.template().replaceAll("\\?.*", "").replace("/cases/assigned", "/cases");
            records.putIfAbsent(account + " " + list, record);
            records.putIfAbsent(list, record);
        }
        if (!answered.etag().isEmpty()) {
            versions.put(operation.reads() ? path : versioned(path), answered.etag());
        }
    }

    /// The first item of a list, or the created record.
    private static JsonNode record(Operation operation, Caller.Answered answered) {
        var type = answered.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/json") || answered.body().length == 0) {
            return RunningSuite.JSON.missingNode();
        }
        try {
            var json = answered.json();
            return !operation.reads() ? json : Stream.of(json.path("items"), json.path("contents"), json).filter(JsonNode::isArray).findFirst().map(list -> list.path(0))
                    .orElseGet(RunningSuite.JSON::missingNode);
        } catch (IOException noJson) {
            return RunningSuite.JSON.missingNode();
        }
    }

    /// The version that was last read of the record at this path, or of the nearest record above it.
    String version(String path) {
        return versions.getOrDefault(versioned(path), "\"0\"");
    }

    private String versioned(String path) {
        for (var at = path; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (versions.containsKey(at)) {
                return at;
            }
        }
        return path;
    }
}
