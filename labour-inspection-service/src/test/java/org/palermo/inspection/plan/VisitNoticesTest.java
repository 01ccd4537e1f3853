package org.palermo.inspection.plan;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.plan.GivenPlan.CHIEF;
import static org.palermo.inspection.plan.GivenPlan.INSPECTOR;
import static org.palermo.inspection.plan.GivenPlan.assigned;
import static org.palermo.inspection.plan.GivenPlan.plan;
import static org.palermo.inspection.plan.GivenPlan.step;
import static org.palermo.inspection.plan.GivenPlan.today;
import static org.palermo.inspection.plan.GivenPlan.until;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// An inspector is told of what others do with her visits, and nobody else is.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class VisitNoticesTest {
    private static final String NOTICES = API + "/notices";
    private static final Pattern EVENT_ID = Pattern.compile("id:\\s*(\\S+)");

    @BeforeEach
    void team() {
        GivenPlan.theTeam();
    }

    @Test
    void ok_200_she_is_told_that_a_visit_was_assigned_changed_and_cancelled() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String reference = as(Account.CHIEF).get(API + "/workplaces/" + workplace).path("reference");
        String id = assigned(workplace);
        as(Account.INSPECTOR).get(NOTICES + "?limit=200").then().statusCode(200)
                .body("items.find { it.about == '" + id + "' }.reference", equalTo(reference));
        step(Account.INSPECTOR, id, "accept", "{\"day\":\"" + today() + "\"}").then().statusCode(200);
        step(Account.INSPECTOR, id, "move", "{\"day\":\"" + today().plusDays(1) + "\",\"ground\":\"OTHER\"}").then().statusCode(200);
        assertEquals(List.of("VISIT_ASSIGNED"), told(Account.INSPECTOR, id), "nobody is told what she has done herself");
        step(Account.CHIEF, id, "move", "{\"by\":\"" + until().plusDays(2) + "\",\"ground\":\"OTHER\"}").then().statusCode(200);
        String tag = as(Account.CHIEF).get(API + "/planned-visits/" + id).header("ETag");
        as(Account.CHIEF).header("If-Match", tag).body("{\"jointWith\":[\"INTERPRETER\"]}").put(API + "/planned-visits/" + id + "/companions").then().statusCode(200);
        step(Account.CHIEF, id, "cancel", "{\"ground\":\"PLANNED_TWICE\"}").then().statusCode(200);
        assertEquals(List.of("VISIT_CANCELLED", "VISIT_COMPANIONS", "VISIT_CHANGED", "VISIT_ASSIGNED"), told(Account.INSPECTOR, id));
        assertEquals(List.of(), told(Account.CHIEF, id));
        assertEquals(List.of(), told(Account.OTHER_INSPECTOR, id));
    }

    @Test
    void ok_200_she_is_told_that_a_visit_was_moved_to_her_or_given_to_somebody_else() {
        String assignedToChief = plan(aWorkplace("ESTABLISHMENT"), ",\"inspector\":\"" + CHIEF + "\"").then().statusCode(201)
                .extract().path("id");
        assertEquals(List.of(), told(Account.CHIEF, assignedToChief), "she did it herself");
        moveTo(assignedToChief, INSPECTOR);
        assertEquals(List.of("VISIT_MOVED_TO_YOU"), told(Account.INSPECTOR, assignedToChief));
        step(Account.CHIEF, assignedToChief, "assign", "{\"inspector\":\"" + CHIEF + "\"}").then().statusCode(200);
        assertEquals(List.of("VISIT_TAKEN_FROM_YOU", "VISIT_MOVED_TO_YOU"), told(Account.INSPECTOR, assignedToChief));
        String unassigned = plan(aWorkplace("ESTABLISHMENT"), "").then().statusCode(201).extract().path("id");
        moveTo(unassigned, INSPECTOR);
        step(Account.CHIEF, unassigned, "assign", "{\"inspector\":\"" + INSPECTOR + "\",\"day\":\"" + today() + "\"}").then().statusCode(200);
        assertEquals(List.of("VISIT_CHANGED", "VISIT_ASSIGNED"), told(Account.INSPECTOR, unassigned));
        moveTo(unassigned, CHIEF);
        assertEquals(List.of("VISIT_TAKEN_FROM_YOU", "VISIT_CHANGED", "VISIT_ASSIGNED"), told(Account.INSPECTOR, unassigned));
    }

    @Test
    void ok_200_the_chief_inspectors_are_told_that_a_visit_is_nobodys_any_more() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String reference = as(Account.CHIEF).get(API + "/workplaces/" + workplace).path("reference");
        String declared = assigned(workplace);
        as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"ground\":\"FAMILY\"}".formatted(workplace)).post(API + "/conflicts-of-interest").then().statusCode(201);
        assertEquals(List.of("VISIT_UNASSIGNED"), told(Account.CHIEF, declared));
        as(Account.CHIEF).get(NOTICES + "?limit=200").then().body("items.find { it.about == '" + declared + "' }.reference", equalTo(reference));
        assertEquals(List.of("VISIT_ASSIGNED"), told(Account.INSPECTOR, declared), "nobody is told what she has done herself");
        assertEquals(List.of(), told(Account.OTHER_INSPECTOR, declared));
        String another = aWorkplace("ESTABLISHMENT");
        String taken = assigned(another);
        as(Account.CHIEF).body("{\"inspector\":\"%s\",\"workplace\":\"%s\",\"ground\":\"FAMILY\"}".formatted(INSPECTOR, another)).post(API + "/conflicts-of-interest").then()
                .statusCode(201);
        assertEquals(List.of("VISIT_UNASSIGNED"), told(Account.CHIEF, taken));
        assertEquals(List.of("VISIT_TAKEN_FROM_YOU", "VISIT_ASSIGNED"), told(Account.INSPECTOR, taken));
    }

    @Test
    void no_content_204_she_alone_marks_it_as_read() {
        String id = assigned(aWorkplace("ESTABLISHMENT"));
        String found = "items.find { it.about == '" + id + "' }";
        String notice = as(Account.INSPECTOR).get(NOTICES + "?limit=200").path(found + ".id");
        as(Account.CHIEF).put(NOTICES + "/" + notice + "/read").then().statusCode(404);
        as(Account.OTHER_INSPECTOR).put(NOTICES + "/" + notice + "/read").then().statusCode(404);
        as(Account.INSPECTOR).put(NOTICES + "/" + notice + "/read").then().statusCode(204);
        as(Account.INSPECTOR).get(NOTICES + "?limit=200").then().body(found + ".readAt", notNullValue());
    }

    @Test
    void ok_200_the_stream_has_it_for_her_alone() {
        String position = position();
        String id = assigned(aWorkplace("ESTABLISHMENT"));
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from feed_pending where feed = 'notices'") == 0);
        as(Account.INSPECTOR).header("Last-Event-ID", position).get(NOTICES + "/stream?seconds=0").then().statusCode(200)
                .body(containsString(id)).body(containsString("VISIT_ASSIGNED"));
        as(Account.CHIEF).header("Last-Event-ID", position).get(NOTICES + "/stream?seconds=0").then().statusCode(200)
                .body(not(containsString(id)));
    }

    private static String position() {
        Matcher id = EVENT_ID.matcher(as(Account.INSPECTOR).get(NOTICES + "/stream?seconds=0").then().statusCode(200).extract().asString());
        if (!id.find()) {
            throw new AssertionError("The stream has no position");
        }
        return id.group(1);
    }

    private static void moveTo(String id, String inspector) {
        step(Account.CHIEF, id, "move", "{\"inspector\":\"" + inspector + "\",\"ground\":\"INSPECTOR_ABSENT\"}").then().statusCode(200);
    }

    /// @return the kinds of the notices of a planned visit, latest first
    private static List<String> told(Account account, String planned) {
        return as(account).get(NOTICES + "?limit=200").then().statusCode(200)
                .extract().path("items.findAll { it.about == '" + planned + "' }.kind");
    }
}
