package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.Suite;

/// The chief inspector at the desk, with a good network: plans the day, reads what came, and chooses where two phones differ.
record Desk(Suite suite) {

    private static final String API = Phone.API;

    /// @param workplace as the desk knows it
    record Planned(String id, JsonNode workplace) {

        String at() {
            return workplace.get("id").asText();
        }
    }

    Calls chief() {
        return suite.as("chief");
    }

    JsonNode workplace() {
        return suite.as("inspector").post(API + "/workplaces", """
                {"kind": "ESTABLISHMENT", "name": "Journey Farm %s", "country": "GB", "address": "12 Marsh Road, Boston",
                 "sector": "Agriculture"}
                """.formatted(UUID.randomUUID())).expect(201).json();
    }

    /// Plans a visit for today and assigns it.
    Planned planned(FieldInspector inspector) {
        var workplace = workplace();
        var today = LocalDate.now(ZoneOffset.UTC);
        var id = chief().post(API + "/planned-visits", """
                {"workplace": "%s", "kind": "PLANNED", "from": "%s", "by": "%s", "inspector": "%s", "day": "%s"}
                """.formatted(workplace.get("id").asText(), today, today.plusDays(2), inspector.subject(), today)).expect(201).id();
        return new Planned(id.toString(), workplace);
    }

    /// What became of a planned visit.
    JsonNode plannedVisit(Planned planned) {
        return chief().get(API + "/planned-visits/" + planned.id()).expect(200).json();
    }

    void move(String planned, FieldInspector to) {
        var etag = chief().get(API + "/planned-visits/" + planned).expect(200).header("ETag");
        chief().post(API + "/planned-visits/" + planned + "/move", """
                {"inspector": "%s", "ground": "OTHER_VISIT_COMES_FIRST"}
                """.formatted(to.subject()), Map.of("If-Match", etag)).expect(200);
    }

    /// The one form of a visit about which a person must choose, with both of its bodies.
    JsonNode waiting(UUID visit) {
        var forms = chief().get(API + "/form-submissions?state=WAITING&limit=200").expect(200).json().get("items");
        var ofVisit = RecordedVisit.list(forms, one -> one).stream().filter(one -> one.get("visit").asText().equals(visit.toString()))
                .map(one -> one.get("id").asText()).toList();
        assertEquals(1, ofVisit.size(), forms::toString);
        return chief().get(API + "/form-submissions/" + ofVisit.getFirst()).expect(200).json();
    }

    /// Lets both bodies hold.
    void settleWithBoth(JsonNode waiting) {
        var path = API + "/form-submissions/" + waiting.get("id").asText() + "/settle";
        var settled = chief().post(path, "{\"outcome\": \"BOTH\"}").expect(200).json();
        assertEquals("SETTLED", settled.get("state").asText());
    }
}
