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

/// Sends a file with one line for each text that a line may hold, each with one secret; then one line with all accepted
/// secrets together.
final class ImportSeeding {

    private final Callers callers;
    private final Random random;
    private final List<Secret> sent = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<Callers.Asked> answers = new ArrayList<>();

    ImportSeeding(Callers callers, Random random) {
        this.callers = callers;
        this.random = random;
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
        var about = SecretShape.NAME.make(operation + " (query)", random);
        if (file.hasTextInTheQuery()) {
            sent.add(about);
        }
        var lines = secrets.entrySet().stream().map(secret -> line(file, workplace, Map.of(secret.getKey(), secret.getValue()))).toList();
        var sending = new Sending(operation, account, file, about);
        var rejected = sending.isWhole() ? refusedAlone(sending, lines) : rejected(send(sending, lines).expect(200), sending.type());
        var taken = new LinkedHashMap<String, Secret>();
        int row = 0;
        for (var secret : secrets.entrySet()) {
            row++;
            if (!rejected.contains(row)) {
                taken.put(secret.getKey(), secret.getValue());
            }
            (rejected.contains(row) ? refused : held).add(secret.getValue().field());
        }
        send(sending, List.of(line(file, workplace, taken))).expect(sending.isWhole() ? 201 : 200);
    }

    /// @param about the text in the query
    private record Sending(Operation operation, String account, ImportFile file, Secret about) {

        private static final String XML = "application/xml";

        private String type() {
            return operation.body().orElseThrow().getKey();
        }

        /// Whether the file is taken whole or not at all.
        private boolean isWhole() {
            return type().equals(XML);
        }

        private String body(List<JsonNode> lines) {
            return switch (type()) {
                case "text/csv" -> csv(lines);
                case XML -> xml(lines);
                default -> lines.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
            };
        }
    }

    /// The lines, counted from 1, that are refused when each is a file of its own.
    private Set<Integer> refusedAlone(Sending sending, List<JsonNode> lines) {
        var refusedLines = new HashSet<Integer>();
        for (int row = 1; row <= lines.size(); row++) {
            if (send(sending, List.of(lines.get(row - 1))).status() != 201) {
                refusedLines.add(row);
            }
        }
        return refusedLines;
    }

    private static JsonNode line(ImportFile file, String workplace, Map<String, Secret> secrets) {
        var line = file.line(workplace);
        var texts = ImportFile.texts(line);
        secrets.forEach((name, secret) -> texts.get(name).accept(line, secret.text()));
        return line;
    }

    private Answer send(Sending sending, List<JsonNode> lines) {
        var address = sending.file().address(sending.about().text());
        var asked = callers.ask(sending.account(), "POST", address, sending.body(lines).getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", sending.type()));
        answers.add(asked);
        return asked.answer();
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

    /// The list of goods as its publisher writes it.
    private static String xml(List<JsonNode> lines) {
        return lines.stream().map(line -> """
                <Good><Good_Name>%s</Good_Name><Good_Sector>%s</Good_Sector><Countries><Country><Country_Name>%s</Country_Name>
                <Country_Region>Asia</Country_Region><Child_Labor>No</Child_Labor><Forced_Labor>Yes</Forced_Labor>
                <Forced_Child_Labor>No</Forced_Child_Labor></Country></Countries></Good>
                """.formatted(line.get("Good_Name").asText(), line.get("Good_Sector").asText(), line.get("Country_Name").asText()))
                .collect(Collectors.joining("", "<Goods>", "</Goods>"));
    }
}
