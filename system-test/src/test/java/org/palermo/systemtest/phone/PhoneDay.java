package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.palermo.systemtest.phone.RecordedVisit.Finding;
import org.palermo.systemtest.phone.RecordedVisit.Interview;
import org.palermo.systemtest.suite.Answer;

/// The day of an inspector as she records it on her phone: planned visits that she opens, and one that nobody had planned. Without a
/// network what she records waits on the phone, in its order.
final class PhoneDay {

    private static final int PHOTOGRAPHS = 5;
    private static final int TOKEN_ENDS_EVERY = 3;
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);
    private static final List<String> SUBJECTS = List.of("ADULT", "CHILD", "UNSURE");
    private static final List<String> INDICATORS = List.of("EX01", "EX02", "CD01", "DR01");

    private final FieldInspector inspector;
    private final Phone phone;
    private final FileSender files;
    private final List<RecordedVisit> recorded = new ArrayList<>();
    private final List<Runnable> queue = new ArrayList<>();
    private boolean hasNetwork = true;

    PhoneDay(FieldInspector inspector, Phone phone, FileSender files) {
        this.inspector = inspector;
        this.phone = phone;
        this.files = files;
    }

    Phone phone() {
        return phone;
    }

    List<RecordedVisit> recorded() {
        return recorded;
    }

    /// From now on nothing is sent.
    void losesNetwork() {
        hasNetwork = false;
    }

    /// Sends all that waits. Again and again the token has run out, and only the sign-in is repeated.
    ///
    /// @return how many steps waited
    int sendsQueue() {
        hasNetwork = true;
        var waiting = List.copyOf(queue);
        queue.clear();
        for (int i = 0; i < waiting.size(); i++) {
            if (i % TOKEN_ENDS_EVERY == 0) {
                phone.tokenRunsOut();
            }
            waiting.get(i).run();
        }
        return waiting.size();
    }

    private void send(Runnable step) {
        if (hasNetwork) {
            step.run();
        } else {
            queue.add(step);
        }
    }

    /// Asks for changes until something is so.
    void syncUntil(String what, BooleanSupplier isSo) {
        Awaitility.await(what).atMost(KNOWN_WITHIN).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(200)).until(() -> {
            phone.sync();
            return isSo.getAsBoolean();
        });
    }

    /// Accepts and opens a planned visit, and writes all of it.
    void makePlanned(String planned) {
        accept(planned);
        makeAccepted(planned);
    }

    void makeAccepted(String planned) {
        var visit = begun(phone.planned().get(planned).get("workplace").asText());
        var opening = """
                {"id": "%s", "startedAt": "%s", "checklist": "%s"}
                """.formatted(visit.id(), visit.startedAt(), RecordedVisit.CHECKLIST);
        send(() -> {
            var opened = phone.post("/planned-visits/" + planned + "/open", opening, Map.of()).expect(200).json();
            assertEquals(visit.id().toString(), opened.get("visit").asText());
        });
        for (int i = 0; i < 2; i++) {
            var finding = finding(UUID.randomUUID());
            visit.find(finding);
            send(() -> phone.post("/visits/" + visit.id() + "/findings", json(finding).toString(), Map.of()).expect(201));
        }
        write(visit);
    }

    /// The answer may be lost. The repeat is then refused, because the first was carried out: she looks at what stands there.
    void accept(String planned) {
        var day = LocalDate.now(ZoneOffset.UTC).toString();
        for (int tries = 0; tries < 20; tries++) {
            var known = phone.get("/planned-visits/" + planned).expect(200);
            if (known.json().get("state").asText().equals("ACCEPTED")) {
                assertEquals(day, known.json().get("day").asText());
                return;
            }
            assertEquals("ASSIGNED", known.json().get("state").asText());
            var asKnown = Map.of("If-Match", known.header("ETag"));
            var answer = phone.post("/planned-visits/" + planned + "/accept", "{\"day\": \"" + day + "\"}", asKnown);
            assertTrue(answer.status() == 200 || answer.status() == 412, answer::toString);
        }
        throw new AssertionError("never accepted");
    }

    /// A visit that nobody had planned goes as one submission.
    void makeUnplanned(String workplace) {
        var visit = begun(workplace);
        visit.find(finding(null));
        visit.find(finding(null));
        var body = submission(visit);
        send(() -> phone.put("/submissions/" + visit.id(), body, digest(body)).expect(200));
        write(visit);
    }

    static String submission(RecordedVisit visit) {
        var body = Answer.JSON.createObjectNode();
        body.put("workplace", visit.workplace()).put("kind", "PLANNED").put("startedAt", visit.startedAt().toString());
        var findings = body.putArray("findings");
        visit.findings().forEach(finding -> findings.add(json(finding)));
        return body.toString();
    }

    /// The header with which a body that arrives changed is refused.
    static Map<String, String> digest(String body) {
        return Map.of("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(
                Photograph.digest("SHA-256", body.getBytes(StandardCharsets.UTF_8))) + ":");
    }

    private RecordedVisit begun(String workplace) {
        var visit = new RecordedVisit(UUID.randomUUID(), workplace, inspector.subject(),
                Instant.now().minus(4, ChronoUnit.HOURS).minusSeconds(phone.random().nextInt(3_600)).truncatedTo(ChronoUnit.SECONDS));
        recorded.add(visit);
        return visit;
    }

    private Finding finding(UUID id) {
        var random = phone.random();
        var indicators = INDICATORS.subList(0, 1 + random.nextInt(INDICATORS.size()));
        var subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        return new Finding(id, subject, 1 + random.nextInt(40), indicators, words("Sie schlafen im Lager"));
    }

    private static ObjectNode json(Finding finding) {
        var json = Answer.JSON.createObjectNode();
        if (finding.id() != null) {
            json.put("id", finding.id().toString());
        }
        json.put("subject", finding.subject()).put("workers", finding.workers()).put("note", finding.note());
        json.set("indicators", Answer.JSON.<JsonNode>valueToTree(finding.indicators()));
        return json;
    }

    /// Different each time, so that nothing can be taken for something else.
    private String words(String what) {
        return what + " – « " + Long.toHexString(phone.random().nextLong()) + " » الغرفة مقفلة";
    }

    private void write(RecordedVisit visit) {
        var random = phone.random();
        interview(visit, new Interview(1 + random.nextInt(5), true, "tl", "INTERPRETER_BY_PHONE", words("They may not leave at night")));
        answer(visit, Map.of("FA01", "12"));
        answer(visit, Map.of("FA18", words("A locked shed")));
        // She counts again.
        answer(visit, Map.of("FA01", String.valueOf(13 + random.nextInt(90))));
        answer(visit, Map.of("FA02", "CONTRACTOR"));
        for (int i = 1; i <= PHOTOGRAPHS; i++) {
            var photograph = Photograph.large(random, "Hof %d, %s.jpg".formatted(i, Long.toHexString(random.nextLong())));
            var finding = i > 2 ? null : visit.findings().get(i - 1).id();
            visit.photograph(photograph, finding);
            send(() -> files.send(visit.id(), finding, photograph));
        }
        close(visit);
        send(() -> visit.expectListed(phone.get("/visits/" + visit.id() + "/attachments").expect(200).json().get("items")));
    }

    private void interview(RecordedVisit visit, Interview said) {
        visit.interview(said);
        send(() -> phone.postOnce("/visits/" + visit.id() + "/interviews", Answer.JSON.valueToTree(said).toString()).expect(200));
    }

    private void answer(RecordedVisit visit, Map<String, String> given) {
        given.forEach(visit::answer);
        var body = Answer.JSON.createObjectNode().put("checklist", RecordedVisit.CHECKLIST);
        var answers = body.putArray("answers");
        given.forEach((question, value) -> answers.addObject().put("question", question).put("value", value));
        send(() -> phone.postOnce("/visits/" + visit.id() + "/answers", body.toString()).expect(200));
    }

    private void close(RecordedVisit visit) {
        var endedAt = visit.startedAt().plus(2, ChronoUnit.HOURS);
        visit.close(endedAt, phone.random().nextInt(100), words("Sheds and kitchen seen"));
        var closing = Answer.JSON.createObjectNode().put("endedAt", endedAt.toString())
                .put("workersPresent", visit.workersPresent()).put("summary", visit.summary()).toString();
        send(() -> phone.postOnce("/visits/" + visit.id() + "/close", closing).expect(200));
        correct(visit, words("Sheds, kitchen and well seen"), "The well was forgotten");
    }

    /// Corrects the summary. What stood before stays beside it.
    void correct(RecordedVisit visit, String summary, String reason) {
        visit.correctSummary(summary, reason);
        var correction = Answer.JSON.createObjectNode().put("part", "SUMMARY").put("value", summary).put("reason", reason).toString();
        send(() -> phone.postOnce("/visits/" + visit.id() + "/corrections", correction).expect(200));
    }
}
