package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.phone.RecordedVisit.Finding;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Two phones change the same value over bad networks. Both values are kept, and a person chooses.
@Order(56)
@ExtendWith(RunningSuite.class)
class PhonesSayDifferentThingsJourney {

    private final Suite suite;
    private final Desk desk;
    private final PhoneNetworks networks;
    private final Instant startedAt = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    PhonesSayDifferentThingsJourney(Suite suite) {
        this.suite = suite;
        desk = new Desk(suite);
        networks = new PhoneNetworks(suite);
    }

    @AfterEach
    void end() {
        networks.close();
    }

    /// An inspector has the same draft on two phones, writes another number and other words on each, and both send it.
    @Test
    void a_draft_that_two_phones_send_differently_is_kept_twice_until_the_chief_chooses() throws Exception {
        var emma = FieldInspector.create(suite, "Emma");
        var phones = List.of(networks.phone(emma), networks.phone(emma));
        var draft = new RecordedVisit(UUID.randomUUID(), desk.workplace().get("id").asText(), emma.subject(), startedAt);
        var said = List.of(new Finding(null, "ADULT", 4, List.of("EX01"), "The door is locked."),
                new Finding(null, "ADULT", 5, List.of("EX01"), "The door is locked at night."));
        var answers = PhoneNetworks.together(() -> submitted(phones.get(0), draft, said.get(0)),
                () -> submitted(phones.get(1), draft, said.get(1)));
        var won = answers.get(0).status() == 200 ? 0 : 1;
        answers.get(won).expect(200);
        assertKept(answers.get(1 - won));

        var waiting = desk.waiting(draft.id());
        assertEquals(List.of("findings[0].workers", "findings[0].note"), RecordedVisit.list(waiting.get("differences"), JsonNode::asText));
        assertEquals(said.get(won), RecordedVisit.finding(null, waiting.at("/first/findings/0")));
        assertEquals(said.get(1 - won), RecordedVisit.finding(null, waiting.at("/said/findings/0")));
        draft.find(said.get(won));
        draft.expectAt(desk.chief());
        desk.settleWithBoth(waiting);
        draft.find(said.get(1 - won));
        draft.expectAt(desk.chief());

        assertKept(submitted(phones.get(1 - won), draft, said.get(1 - won)));
        submitted(phones.get(won), draft, said.get(won)).expect(200);
        draft.expectAt(desk.chief());
    }

    private static void assertKept(Answer answer) {
        assertEquals("urn:palermo:problem:form:kept", answer.expectProblem(409).json().get("type").asText());
    }

    private static Answer submitted(Phone phone, RecordedVisit draft, Finding finding) {
        var form = new RecordedVisit(draft.id(), draft.workplace(), null, draft.startedAt());
        form.find(finding);
        var body = PhoneDay.submission(form);
        return phone.put("/submissions/" + draft.id(), body, PhoneDay.digest(body));
    }

    /// Two inspectors correct the same words of one visit at once. What each wrote stays with her name, and the chief inspector decides.
    @Test
    void what_two_inspectors_correct_at_once_stands_with_both_names() throws Exception {
        var frida = FieldInspector.create(suite, "Frida");
        var gerda = FieldInspector.create(suite, "Gerda");
        var first = networks.phone(frida);
        var second = networks.phone(gerda);
        var visit = closed(first);
        var wrote = Map.of(frida.subject(), "Four in the shed.", gerda.subject(), "Five in the shed.");
        PhoneNetworks.together(() -> corrected(first, visit, wrote.get(frida.subject())),
                () -> corrected(second, visit, wrote.get(gerda.subject())));

        var record = desk.chief().get(Phone.API + "/visits/" + visit + "/record").expect(200).json();
        assertEquals(2, record.get("corrections").size(), record::toString);
        var one = record.at("/corrections/0");
        var other = record.at("/corrections/1");
        assertEquals(wrote.keySet(), Set.of(one.get("by").asText(), other.get("by").asText()));
        for (var correction : List.of(one, other)) {
            assertEquals(wrote.get(correction.get("by").asText()), correction.get("after").asText());
        }
        assertEquals("Three in the shed.", one.get("before").asText());
        assertEquals(frida.subject(), one.get("beforeBy").asText());
        assertEquals(one.get("after"), other.get("before"));
        assertEquals(one.get("by"), other.get("beforeBy"));
        assertEquals(other.get("after"), record.get("summary"));

        var chosen = desk.chief().post(corrections(visit), correction(one.get("after").asText())).expect(200).json();
        assertEquals(one.get("after"), chosen.get("summary"));
        assertEquals(3, chosen.get("corrections").size());
    }

    private UUID closed(Phone phone) {
        var visit = UUID.randomUUID();
        phone.post("/visits", """
                {"id": "%s", "workplace": "%s", "kind": "PLANNED", "startedAt": "%s"}
                """.formatted(visit, desk.workplace().get("id").asText(), startedAt), Map.of()).expect(201);
        phone.postOnce("/visits/" + visit + "/close", """
                {"endedAt": "%s", "workersPresent": 3, "summary": "Three in the shed."}
                """.formatted(startedAt.plus(1, ChronoUnit.HOURS))).expect(200);
        return visit;
    }

    private static Answer corrected(Phone phone, UUID visit, String summary) {
        return phone.postOnce("/visits/" + visit + "/corrections", correction(summary)).expect(200);
    }

    private static String corrections(UUID visit) {
        return Phone.API + "/visits/" + visit + "/corrections";
    }

    private static String correction(String summary) {
        return "{\"part\": \"SUMMARY\", \"value\": \"%s\", \"reason\": \"Counted again\"}".formatted(summary);
    }
}
