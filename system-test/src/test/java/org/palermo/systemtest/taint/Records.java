package org.palermo.systemtest.taint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
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

    /// Collections whose records are made at a path of its own.
    private static final Map<String, String> MADE_AT = Map.of(
            "/api/nrm/v1/cases/{id}/letters/to-person", "/api/nrm/v1/cases/{id}/letters");

    private final Map<String, List<String>> byCollection = new HashMap<>();
    /// The paths of records that hold secrets, by collection.
    private final Map<String, Set<String>> marked = new HashMap<>();
    private final Callers callers;

    Records(Callers callers) {
        this.callers = callers;
    }

    /// A referral is also known as a case.
    void remember(Operation operation, Callers.Asked asked) {
        if (operation.method().equals("POST") && asked.isTaken() && !operation.isImport()) {
            id(asked).ifPresent(id -> put(operation.path(), id));
        }
    }

    /// The id of a new person is nested in the answer to the invitation.
    private static Optional<String> id(Callers.Asked asked) {
        if (!asked.answer().header("Content-Type").contains("json")) {
            return Optional.empty();
        }
        var said = asked.answer().json();
        return Stream.of("/id", "/person/id").map(said::at).filter(id -> !id.isMissingNode()).map(JsonNode::asText).findFirst();
    }

    /// Remembers where the secrets of a request are now: in the record that it made, or else in the one that it is about.
    ///
    /// @param path to which it was sent
    void mark(Operation operation, String path, Callers.Asked asked) {
        if (!asked.isTaken()) {
            return;
        }
        var made = operation.method().equals("POST") ? id(asked) : Optional.<String>empty();
        if (made.isPresent()) {
            var collection = MADE_AT.getOrDefault(operation.path(), operation.path());
            var readAt = READ_AT.get(collection);
            var parent = collection.equals(operation.path()) ? path : path.substring(0, path.lastIndexOf('/'));
            mark(readAt != null ? readAt : collection, (readAt != null ? readAt : parent) + "/" + made.get());
        }
        int last = operation.path().lastIndexOf("/{");
        if (last >= 0) {
            var segments = operation.path().substring(1, operation.path().indexOf('}', last)).split("/").length;
            mark(operation.path().substring(0, last), "/" + String.join("/", Arrays.copyOf(path.substring(1).split("/"), segments)));
        }
    }

    /// @param record its path
    void mark(String collection, String record) {
        marked.computeIfAbsent(collection, none -> new LinkedHashSet<>()).add(record);
    }

    /// The paths of the records of a collection that hold secrets; of more than so many the first, the latest and some between them.
    List<String> marked(String collection, int most) {
        var all = List.copyOf(marked.getOrDefault(collection, Set.of()));
        if (all.size() <= most) {
            return all;
        }
        return most == 1 ? List.of(all.getLast()) : IntStream.range(0, most).mapToObj(i -> all.get(i * (all.size() - 1) / (most - 1))).toList();
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
