package org.palermo.systemtest.taint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Calls every operation with every account: whole lists, single records, and changes with an invalid body. Reads the latest records
/// of each kind and those that hold secrets, wherever they are.
///
/// @param chosen decides which accounts try an operation that their role may not call
record Walk(List<Operation> operations, Accounts accounts, Callers callers, Records records, int chosen) {

    private static final boolean ALL = Boolean.getBoolean("palermo.test.all");
    private static final int RECORDS = 3;
    /// Of records that are read by themselves. Secrets are in the parts of many cases, and the first ones in the earliest.
    private static final int MARKED = ALL ? 100 : 20;
    /// An account whose role may not call an operation is refused. The short form of a run makes one in so many of these calls, chosen at
    /// random.
    private static final int REFUSED = 4;

    /// @param answered receives every answer, from several threads
    void run(Consumer<Callers.Asked> answered) {
        var everybody = new TreeSet<>(accounts.all());
        everybody.add(Callers.NOBODY);
        everybody.parallelStream().forEach(account -> operations.forEach(operation ->
                paths(operation, account).forEach(path -> answered.accept(ask(operation, account, path)))));
    }

    private Set<String> paths(Operation operation, String account) {
        boolean may = ALL || accounts.whoMay(operation).contains(account);
        if (!may && Math.floorMod(Objects.hash(operation.toString(), account, chosen), REFUSED) > 0) {
            return Set.of();
        }
        int count = may ? RECORDS : 1;
        var paths = latest(operation, count);
        if (operation.reads()) {
            marked(operation, count).forEach(path -> paths.add(path + query(operation)));
        }
        return paths;
    }

    /// The paths of an operation for records that hold secrets: the records themselves, the lists that they are in, or what is read of
    /// them.
    private List<String> marked(Operation operation, int count) {
        int last = operation.path().lastIndexOf("/{");
        if (last >= 0 && operation.path().endsWith("}")) {
            return records.marked(operation.path().substring(0, last), count == RECORDS ? MARKED : 1);
        }
        var lists = records.marked(operation.path(), count).stream().map(record -> record.substring(0, record.lastIndexOf('/'))).toList();
        if (last < 0 || !lists.isEmpty()) {
            return lists;
        }
        int end = operation.path().indexOf('}', last) + 1;
        return records.marked(operation.path().substring(0, last), count).stream().map(record -> record + operation.path().substring(end)).toList();
    }

    private Callers.Asked ask(Operation operation, String account, String path) {
        var type = operation.body().map(Map.Entry::getKey).orElse("application/json");
        var body = operation.body().isPresent() ? "{}".getBytes(UTF_8) : new byte[0];
        return callers.ask(account, operation.method(), path, body, operation.reads() ? Map.of("X-Purpose", "OVERSIGHT") : Map.of("Content-Type", type, "If-Match", "\"0\""));
    }

    private Set<String> latest(Operation operation, int count) {
        var query = query(operation);
        var paths = new TreeSet<String>();
        for (int i = 0; i < count; i++) {
            int back = i;
            paths.add(operation.pathWith(collection -> record(collection, back)) + query);
        }
        return paths;
    }

    private String record(String collection, int back) {
        var known = records.some(collection, RECORDS);
        return known.isEmpty() ? "00000000-0000-7000-8000-000000000000" : known.get(Math.max(0, known.size() - 1 - back));
    }

    private String query(Operation operation) {
        var values = Map.of("limit", "200", "country", "GB", "list", "x", "record", aboutWhat(operation), "kind", record(service(operation) + "retention", 0),
                "per_page", "100", "full", "true");
        var query = operation.parametersIn("query").stream().map(parameter -> parameter.get("name").asText()).filter(values::containsKey)
                .map(name -> name + "=" + values.get(name)).collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /// A record of the service that is called.
    private String aboutWhat(Operation operation) {
        var service = service(operation);
        return record(service + (service.contains("nrm") ? "cases" : service.contains("shelter") ? "shelters" : "visits"), 0);
    }

    private static String service(Operation operation) {
        return operation.path().replaceFirst("/v1/.*", "/v1/");
    }
}
