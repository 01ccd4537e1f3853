package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.palermo.systemtest.suite.Calls;

/// What an inspector has written on her phone about one visit, for comparison with what the server holds.
final class RecordedVisit {

    static final String CHECKLIST = "farming-2026";

    /// @param id null where the server chooses it
    record Finding(UUID id, String subject, int workers, List<String> indicators, String note) {}

    record Interview(int workers, boolean alone, String language, String interpretation, String note) {}

    /// @param before what the phone had sent first
    record Correction(String part, String before, String after, String reason) {}

    /// @param finding null for a photograph of the visit as a whole, and where the server chooses the id of the finding
    /// @param place of the finding among those of the visit, from 0, where the server chooses its id; else null
    record Taken(Photograph photograph, UUID finding, Integer place) {}

    private record Attached(String name, String type, long size, String sha256, String finding, String addedBy) {}

    private final UUID id;
    private final String workplace;
    private final String inspector;
    private final Instant startedAt;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Interview> interviews = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private final List<Taken> photographs = new ArrayList<>();
    private Instant endedAt;
    private int workersPresent;
    private String summary;

    /// @param id that the phone chose
    /// @param inspector subject of her account
    RecordedVisit(UUID id, String workplace, String inspector, Instant startedAt) {
        this.id = id;
        this.workplace = workplace;
        this.inspector = inspector;
        this.startedAt = startedAt;
    }

    UUID id() {
        return id;
    }

    String workplace() {
        return workplace;
    }

    Instant startedAt() {
        return startedAt;
    }

    String summary() {
        return summary;
    }

    int workersPresent() {
        return workersPresent;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Taken> photographs() {
        return photographs;
    }

    /// A new answer counts instead of an earlier one.
    void answer(String question, String value) {
        answers.put(question, value);
    }

    void find(Finding finding) {
        findings.add(finding);
    }

    void interview(Interview interview) {
        interviews.add(interview);
    }

    void close(Instant at, int workers, String words) {
        endedAt = at;
        workersPresent = workers;
        summary = words;
    }

    void correctSummary(String words, String reason) {
        corrections.add(new Correction("SUMMARY", summary, words, reason));
        summary = words;
    }

    void photograph(Photograph photograph, UUID finding) {
        photographs.add(new Taken(photograph, finding, null));
    }

    /// @param place of the finding that it is of, from 0
    void photographOf(Photograph photograph, int place) {
        photographs.add(new Taken(photograph, null, place));
    }

    /// Compares field by field and byte by byte with what the server gives a reader of the inspectorate. Each workplace of a phone's day
    /// has one visit.
    void expectAt(Calls reader) {
        var known = reader.get(Phone.API + "/visits?workplace=" + workplace).expect(200).json().get("items");
        assertEquals(List.of(id.toString()), list(known, one -> one.get("id").asText()), "visits of this workplace");
        var visit = reader.get(Phone.API + "/visits/" + id).expect(200).json();
        assertEquals(workplace, visit.get("workplace").asText());
        assertEquals(startedAt, Instant.parse(visit.get("startedAt").asText()));
        expectRecord(reader.get(Phone.API + "/visits/" + id + "/record").expect(200).json());
        var found = reader.get(Phone.API + "/visits/" + id + "/findings").expect(200).json().get("items");
        expectFindings(found);
        expectPhotographs(reader, list(found, one -> one.get("id").asText()));
    }

    private void expectRecord(JsonNode record) {
        assertEquals(startedAt, Instant.parse(record.get("startedAt").asText()));
        assertEquals(answers.entrySet().stream().map(answer -> List.of(CHECKLIST, answer.getKey(), answer.getValue(), inspector)).toList(),
                list(record.get("answers"), answer -> texts(answer, "checklist", "question", "value", "by")));
        assertEquals(interviews, list(record.get("interviews"), RecordedVisit::interview));
        assertEquals(endedAt != null, record.get("closed").asBoolean(), record::toString);
        if (endedAt != null) {
            assertEquals(endedAt, Instant.parse(record.get("endedAt").asText()));
            assertEquals(workersPresent, record.get("workersPresent").asInt());
            assertEquals(summary, record.get("summary").asText());
            assertEquals(inspector, record.get("closedBy").asText());
        }
        assertEquals(corrections, list(record.get("corrections"), RecordedVisit::correction));
    }

    private static Interview interview(JsonNode one) {
        return new Interview(one.get("workers").asInt(), one.get("alone").asBoolean(), one.get("language").asText(),
                one.get("interpretation").asText(), one.path("note").textValue());
    }

    private static Correction correction(JsonNode one) {
        return new Correction(one.get("part").asText(), one.get("before").asText(), one.get("after").asText(), one.get("reason").asText());
    }

    private void expectFindings(JsonNode held) {
        assertEquals(findings.size(), held.size(), held::toString);
        for (int i = 0; i < held.size(); i++) {
            var one = held.get(i);
            var wanted = findings.get(i);
            assertEquals(wanted, finding(wanted.id() == null ? null : UUID.fromString(one.get("id").asText()), one));
        }
    }

    static Finding finding(UUID id, JsonNode one) {
        return new Finding(id, one.get("subject").asText(), one.get("workers").asInt(), list(one.get("indicators"), JsonNode::asText),
                one.path("note").textValue());
    }

    /// @param found ids of the findings, in their order
    private void expectPhotographs(Calls reader, List<String> found) {
        var held = reader.get(Phone.API + "/visits/" + id + "/attachments").expect(200).json().get("items");
        assertEquals(photographs.stream().map(taken -> attached(taken, found)).sorted(RecordedVisit::byName).toList(),
                list(held, RecordedVisit::attached).stream().sorted(RecordedVisit::byName).toList());
        for (var one : held) {
            var wanted = photograph(one.get("name").asText());
            var got = reader.get(Phone.API + "/attachments/" + one.get("id").asText() + "/content").expect(200).body();
            assertArrayEquals(wanted.bytes(), got, wanted::toString);
        }
    }

    private Photograph photograph(String name) {
        return photographs.stream().map(Taken::photograph).filter(taken -> taken.name().equals(name)).findFirst().orElseThrow();
    }

    private static int byName(Attached one, Attached other) {
        return one.name().compareTo(other.name());
    }

    private Attached attached(Taken taken, List<String> found) {
        var finding = taken.place() != null ? found.get(taken.place()) : taken.finding() == null ? null : taken.finding().toString();
        return new Attached(taken.photograph().name(), "image/jpeg", taken.photograph().bytes().length, taken.photograph().sha256(),
                finding, inspector);
    }

    private static Attached attached(JsonNode one) {
        return new Attached(one.get("name").asText(), one.get("type").asText(), one.get("size").asLong(), one.get("sha256").asText(),
                one.path("finding").textValue(), one.get("addedBy").asText());
    }

    /// What a phone compares before it deletes its own photographs.
    void expectListed(JsonNode items) {
        var sent = photographs.stream().map(taken -> taken.photograph().sha256()).sorted().toList();
        assertEquals(sent, list(items, one -> one.get("sha256").asText()).stream().sorted().toList());
        assertTrue(!sent.isEmpty());
    }

    static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> read) {
        return StreamSupport.stream(nodes.spliterator(), false).map(read).toList();
    }

    private static List<String> texts(JsonNode node, String... fields) {
        return List.of(fields).stream().map(field -> node.get(field).asText()).toList();
    }
}
