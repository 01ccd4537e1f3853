package org.palermo.systemtest.taint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Calls;

/// Sends a file with one line for each text that a line may hold, each with one secret; then one line with all accepted
/// secrets together.
final class ImportSeeding {

    private final Callers callers;
    private final Random random;
    private final List<Secret> sent = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<Callers.Asked> answers = new ArrayList<>();
    private final Secret list;

    ImportSeeding(Callers callers, Random random) {
        this.callers = callers;
        this.random = random;
        list = SecretShape.NAME.make("POST /api/inspection/v1/workplaces/imports list", random);
        sent.add(list);
    }

    List<Secret> sent() {
        return sent;
    }

    List<String> held() {
        return held;
    }

    List<String> refused() {
        return refused;
    }

    List<Callers.Asked> answers() {
        return answers;
    }

    /// @param file the import's line
    /// @param workplace the name of a registered workplace
    void into(Operation operation, String account, ImportFile file, String workplace) {
        var secrets = new LinkedHashMap<String, Secret>();
        ImportFile.texts(file.line(workplace)).keySet().forEach(name -> {
            var last = name.replaceAll("(\\.\\d+)+$", "").replaceAll(".*\\.", "");
            secrets.put(name, SecretShape.natural(last).make(operation + " " + name.replace(' ', '-'), random));
        });
        sent.addAll(secrets.values());
        var lines = secrets.entrySet().stream().map(secret -> line(file, workplace, Map.of(secret.getKey(), secret.getValue()))).toList();
        var rejected = rejected(send(operation, account, lines), operation.body().orElseThrow().getKey());
        var taken = new LinkedHashMap<String, Secret>();
        int row = 0;
        for (var secret : secrets.entrySet()) {
            row++;
            if (!rejected.contains(row)) {
                taken.put(secret.getKey(), secret.getValue());
            }
            (rejected.contains(row) ? refused : held).add(secret.getValue().field());
        }
        send(operation, account, List.of(line(file, workplace, taken)));
    }

    private static JsonNode line(ImportFile file, String workplace, Map<String, Secret> secrets) {
        var line = file.line(workplace);
        var texts = ImportFile.texts(line);
        secrets.forEach((name, secret) -> texts.get(name).accept(line, secret.text()));
        return line;
    }

    private Answer send(Operation operation, String account, List<JsonNode> lines) {
        var type = operation.body().orElseThrow().getKey();
        var body = type.equals("text/csv") ? csv(lines) : lines.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
        var query = operation.parametersIn("query").stream().anyMatch(parameter -> parameter.get("name").asText().equals("list")) ? "?list=" + Calls.encode(list.text()) : "";
        var asked = callers.ask(account, "POST", operation.path() + query, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", type));
        answers.add(asked);
        return asked.answer().expect(200);
    }

    /// The refused lines, counted from 1 without the header.
    private static Set<Integer> rejected(Answer answer, String type) {
        int header = type.equals("text/csv") ? 1 : 0;
        var rejected = new HashSet<Integer>();
        answer.text().lines().map(ImportSeeding::parsed).filter(said -> said.has("reason") && said.has("row"))
                .forEach(said -> rejected.add(said.get("row").asInt() - header));
        return rejected;
    }

    private static JsonNode parsed(String line) {
        try {
            return Answer.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static String csv(List<JsonNode> lines) {
        var columns = new ArrayList<String>();
        lines.getFirst().fieldNames().forEachRemaining(columns::add);
        Function<JsonNode, String> row = line -> StreamSupport.stream(line.spliterator(), false)
                .map(value -> "\"" + value.asText().replace("\"", "\"\"") + "\"").collect(Collectors.joining(","));
        return String.join(",", columns) + "\n" + lines.stream().map(row).collect(Collectors.joining("\n")) + "\n";
    }
}
