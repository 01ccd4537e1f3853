package org.palermo.systemtest.taint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// The ids of created records, by the collection that holds them.
final class Records {

    private static final String CASES = "/api/nrm/v1/cases";
    private static final String REFERRALS = "/api/nrm/v1/referrals";

    /// Collections whose records have a retention period: the path of their retention operations, and the kind that these
    /// expect.
    private static final Map<String, Map.Entry<String, String>> ENDS = Map.of(
            CASES, Map.entry("/api/nrm/v1/retention", "case_file"),
            "/api/shelter/v1/holds", Map.entry("/api/shelter/v1/retention", "hold"),
            "/api/inspection/v1/visits/{visit}/findings", Map.entry("/api/inspection/v1/retention", "finding"));

    /// Collections whose records are read at another path than the one where they are created.
    private static final Map<String, String> READ_AT = Map.of(
            REFERRALS, CASES,
            "/api/inspection/v1/visits/{visit}/directives", "/api/inspection/v1/directives",
            "/api/inspection/v1/visits/{visit}/penalties", "/api/inspection/v1/penalties",
            "/api/inspection/v1/recruitment-agencies/{agency}/complaints", "/api/inspection/v1/agency-complaints");

    private final Map<String, List<String>> byCollection = new HashMap<>();
    private final Callers callers;

    Records(Callers callers) {
        this.callers = callers;
    }

    /// A referral is also known as a case.
    void remember(Operation operation, Callers.Asked asked) {
        if (operation.method().equals("POST") && asked.isTaken() && !operation.isImport()) {
            // The id of a new person is nested in the answer to the invitation.
            Stream.of("/id", "/person/id").map(asked.answer().json()::at).filter(id -> !id.isMissingNode()).findFirst()
                    .ifPresent(id -> put(operation.path(), id.asText()));
        }
    }

    void put(String collection, String id) {
        byCollection.computeIfAbsent(collection, none -> new ArrayList<>()).add(id);
        var readAt = READ_AT.get(collection);
        if (readAt != null) {
            put(readAt, id);
        }
        var end = ENDS.get(collection);
        if (end != null) {
            byCollection.put(end.getKey(), List.of(end.getValue()));
            put(end.getKey() + "/{kind}", id);
        }
    }

    /// The latest id, or one from the list, or an unknown one.
    String latest(String collection, String account) {
        var known = byCollection.get(collection);
        return known != null ? known.getLast() : listed(collection, account);
    }

    private String listed(String collection, String account) {
        if (collection.contains("{")) {
            return UUID.randomUUID().toString();
        }
        for (var query : List.of("", "?country=GB")) {
            var list = callers.get(account, collection + query).answer();
            if (list.status() == 200 && list.json().at("/items/0").has("id")) {
                return list.json().at("/items/0/id").asText();
            }
        }
        return UUID.randomUUID().toString();
    }

    /// The latest few ids of a collection, for the walk.
    List<String> some(String collection, int count) {
        var known = byCollection.getOrDefault(collection, List.of());
        return known.subList(Math.max(0, known.size() - count), known.size());
    }
}
