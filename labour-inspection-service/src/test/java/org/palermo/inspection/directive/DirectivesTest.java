package org.palermo.inspection.directive;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.directive.GivenDirectives.body;
import static org.palermo.inspection.directive.GivenDirectives.imposed;
import static org.palermo.inspection.directive.GivenDirectives.issue;
import static org.palermo.inspection.directive.GivenDirectives.issued;
import static org.palermo.inspection.directive.GivenDirectives.penalty;
import static org.palermo.inspection.directive.GivenDirectives.step;
import static org.palermo.inspection.directive.GivenDirectives.violation;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.retention.RetentionJob;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class DirectivesTest {
    private static final LocalDate TODAY = LocalDate.now();

    @Inject
    TermWatch watch;

    @Inject
    RetentionJob retention;

    private final String mark = "Zd" + UUID.randomUUID().toString().replace("-", "");
    private String workplace;
    private String visit;

    @BeforeEach
    void aVisitIsMade() {
        workplace = aWorkplace("ESTABLISHMENT");
        visit = aVisit(Account.INSPECTOR, workplace);
    }

    @Test
    void created_201_an_order_with_its_violations_and_its_term_of_appeal() {
        String violation = violation(Account.INSPECTOR, visit);
        String id = issue(Account.INSPECTOR, visit, body("PAYMENT", violation, TODAY.minusDays(3), TODAY.plusDays(25), mark)).statusCode(201)
                .header("ETag", equalTo("\"0\"")).body("state", equalTo("ISSUED")).body("text", equalTo(mark)).body("violations.id", contains(violation))
                .body("appeal.until", equalTo(TODAY.plusDays(25).toString())).body("appeal.verified", equalTo(false)).body("amount.minor", equalTo(123456)).body("amount.currency", equalTo("GBP"))
                .body("overdue", equalTo(false)).body("isFinal", equalTo(false)).body("workplace", equalTo(workplace)).body("history.action", contains("ISSUE")).extract().path("id");
        assertEquals(Set.of(), ClearText.tablesWith(mark));
        as(Account.CHIEF).get(API + "/directives/" + id).then().statusCode(200).body("text", equalTo(mark));
        as(Account.CHIEF).get(API + "/directives/" + id + "?language=zh").then().statusCode(200).body("text", equalTo(mark)).body("violations[0].text", equalTo("支付的工资低于最低工资"));
        String name = as(Account.CHIEF).get(API + "/workplaces/" + workplace).path("name");
        as(Account.CHIEF).get(API + "/directives/" + id).then().statusCode(200).body("workplaceName", equalTo(name));
        as(Account.CHIEF).get(API + "/directives?visit=" + visit).then().statusCode(200).body("items.id", contains(id)).body("items[0].text", nullValue())
                .body("items[0].workplaceName", equalTo(name));
        as(Account.CHIEF).get(API + "/directives?workplace=" + workplace + "&state=COMPLIED").then().statusCode(200).body("items", hasSize(0));
        as(Account.CHIEF).get(API + "/directives?state=NOTHING").then().statusCode(400).body("violations.field", contains("state"));
    }

    @Test
    void ok_200_from_the_order_to_its_lifting_with_a_follow_up_visit() {
        String order = "/directives/" + issued(Account.INSPECTOR, visit, mark);
        step(Account.INSPECTOR, order, "extension", "{\"dueOn\":\"%s\",\"reason\":\"parts %s\"}".formatted(TODAY.plusDays(30), mark)).then().statusCode(200)
                .body("dueOn", equalTo(TODAY.plusDays(30).toString())).body("firstDueOn", equalTo(TODAY.plusDays(20).toString()));
        step(Account.INSPECTOR, order, "steps", "{\"text\":\"second door %s\",\"dueOn\":\"%s\"}".formatted(mark, TODAY.plusDays(9))).then().statusCode(200).body("steps.text", contains("second door " + mark));
        String task = as(Account.INSPECTOR).get(API + order).path("steps[0].id");
        step(Account.INSPECTOR, order, "steps/" + task + "/completion", "{\"on\":\"%s\"}".formatted(TODAY)).then().statusCode(200).body("steps[0].doneOn", equalTo(TODAY.toString()));
        step(Account.INSPECTOR, order, "steps/" + task + "/completion", "{\"on\":\"%s\"}".formatted(TODAY)).then().statusCode(404);
        step(Account.INSPECTOR, order, "follow-up", "{\"from\":\"%s\",\"by\":\"%s\",\"jointWith\":[\"POLICE\",\"INTERPRETER\"]}".formatted(TODAY.plusDays(31), TODAY.plusDays(40))).then().statusCode(200);
        assertEquals(1, count("select count(*) from planned_visit where directive = '" + order.substring(12) + "' and joint_with = '{INTERPRETER,POLICE}'"));
        String followUps = API + "/planned-visits?directive=" + order.substring(12);
        as(Account.CHIEF).get(followUps).then().statusCode(200).body("items.directive", equalTo(List.of(order.substring(12)))).body("items.kind", equalTo(List.of("FOLLOW_UP")));
        as(Account.CHIEF).get(followUps + "&state=FINISHED").then().statusCode(200).body("items.size()", equalTo(0));
        as(Account.OTHER_INSPECTOR).get(followUps).then().statusCode(200).body("items.size()", equalTo(0));
        step(Account.INSPECTOR, order, "appeal", "{\"lodgedOn\":\"%s\"}".formatted(TODAY.minusDays(1))).then().statusCode(200).body("state", equalTo("APPEALED"));
        step(Account.INSPECTOR, order, "extension", "{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(50))).then().statusCode(409).body("type", equalTo("urn:palermo:problem:directive:state"));
        step(Account.CHIEF, order, "appeal-decision", "{\"outcome\":\"UPHELD\",\"decidedOn\":\"%s\",\"note\":\"ET %s\"}".formatted(TODAY, mark)).then().statusCode(200)
                .body("state", equalTo("ISSUED")).body("isFinal", equalTo(true)).body("appeal.outcome", equalTo("UPHELD"));
        step(Account.INSPECTOR, order, "compliance", "{\"on\":\"%s\",\"note\":\"seen %s\"}".formatted(TODAY, mark)).then().statusCode(200).body("state", equalTo("COMPLIED"));
        step(Account.INSPECTOR, order, "lifting", "{\"reason\":\"REMEDIED\",\"on\":\"%s\"}".formatted(TODAY)).then().statusCode(200).body("state", equalTo("LIFTED"))
                .body("history.action", contains("ISSUE", "EXTEND", "ADD_STEP", "FINISH_STEP", "PLAN_FOLLOW_UP", "LODGE_APPEAL", "DECIDE_APPEAL", "COMPLY", "LIFT"))
                .body("history.note", hasItems("parts " + mark, "ET " + mark, "seen " + mark)).body("version", equalTo(8));
        assertEquals(Set.of(), ClearText.tablesWith(mark));
    }

    @Test
    void invalid_400_what_an_order_can_not_be() {
        String violation = violation(Account.INSPECTOR, visit);
        String other = violation(Account.INSPECTOR, aVisit(Account.INSPECTOR));
        issue(Account.INSPECTOR, visit, body("IMPROVEMENT", other, TODAY, TODAY, "x")).statusCode(400).body("violations.field", contains("violations"));
        issue(Account.INSPECTOR, visit, body("IMPROVEMENT", UUID.randomUUID().toString(), TODAY, TODAY, "x")).statusCode(400).body("violations.field", contains("violations"));
        issue(Account.INSPECTOR, visit, body("PROHIBITION", violation, TODAY, TODAY, "x")).statusCode(400).body("violations.field", contains("dueOn"));
        issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation, TODAY, null, "x")).statusCode(400).body("violations.field", contains("dueOn"));
        issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation, TODAY.plusDays(2), TODAY.plusDays(9), "x")).statusCode(400).body("violations.field", contains("servedOn"));
        issue(Account.INSPECTOR, visit, body("PAYMENT", violation, TODAY, TODAY, "x").replace("GBP", "XXX")).statusCode(400).body("violations.field", contains("amount.currency"));
        issue(Account.INSPECTOR, visit, body("PAYMENT", violation, TODAY, TODAY, "x").replaceFirst(",\"amount\":[^}]*}", "")).statusCode(400).body("violations.field", contains("amount"));
        issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation, TODAY, TODAY, "give back the visa")).statusCode(400).body("violations.field", contains("text"));
        issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation, TODAY, TODAY, "x").replace("[\"" + violation + "\"]", "[]")).statusCode(400).body("violations.field", contains("violations"));
        assertEquals(0, count("select count(*) from directive where workplace = '" + workplace + "'"));
    }

    @Test
    void precondition_428_and_412_and_not_found_404_and_forbidden_403() {
        String id = issued(Account.INSPECTOR, visit, mark);
        String lifting = "{\"reason\":\"REMEDIED\",\"on\":\"" + TODAY + "\"}";
        as(Account.INSPECTOR).body(lifting).post(API + "/directives/" + id + "/lifting").then().statusCode(428);
        as(Account.INSPECTOR).header("If-Match", "\"7\"").body(lifting).post(API + "/directives/" + id + "/lifting").then().statusCode(412);
        as(Account.OTHER_INSPECTOR).header("If-Match", "\"0\"").body(lifting).post(API + "/directives/" + id + "/lifting").then().statusCode(404);
        as(Account.OTHER_INSPECTOR).get(API + "/directives/" + id).then().statusCode(404);
        as(Account.OTHER_INSPECTOR).get(API + "/directives?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        as(Account.AUTHORITY).get(API + "/directives/" + id).then().statusCode(403);
        issue(Account.OTHER_INSPECTOR, visit, body("IMPROVEMENT", violation(Account.INSPECTOR, visit), TODAY, TODAY, "x")).statusCode(404);
    }

    @Test
    void created_201_the_same_key_again_is_one_order() {
        String violation = violation(Account.INSPECTOR, visit);
        String key = UUID.randomUUID().toString();
        Set<String> ids = Set.copyOf(List.of(1, 2).stream().map(i -> as(Account.INSPECTOR).header("Idempotency-Key", key).body(body("IMPROVEMENT", violation, TODAY, TODAY, mark))
                .post(API + "/visits/" + visit + "/directives").then().statusCode(201).extract().<String>path("id")).toList());
        assertEquals(1, ids.size());
    }

    @Test
    void ok_200_overdue_is_listed_and_told_once_for_each_term() {
        String order = issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation(Account.INSPECTOR, visit), TODAY.minusDays(20), TODAY.minusDays(2), mark)).statusCode(201)
                .body("overdue", equalTo(true)).extract().path("id");
        String running = issued(Account.INSPECTOR, visit, mark);
        String fine = as(Account.INSPECTOR).body(penalty(violation(Account.INSPECTOR, visit), 10_000, TODAY.minusDays(20), TODAY.minusDays(2))).post(API + "/visits/" + visit + "/penalties")
                .then().statusCode(201).body("overdue", equalTo(true)).extract().path("id");
        as(Account.CHIEF).get(API + "/directives?overdue=true&limit=200").then().statusCode(200).body("items.id", hasItem(order)).body("items.id", not(hasItem(running)));
        as(Account.CHIEF).get(API + "/penalties?overdue=true&limit=200").then().statusCode(200).body("items.id", hasItem(fine));
        assertTrue(watch.run().await().atMost(Duration.ofSeconds(20)) >= 2);
        watch.run().await().atMost(Duration.ofSeconds(20));
        assertEquals(1, told(order, "DIRECTIVE_OVERDUE"));
        assertEquals(1, told(fine, "PENALTY_OVERDUE"));
        assertEquals(2, count("select count(*) from notice n join workplace w on w.reference = n.reference where w.id = '" + workplace
                + "' and n.about in ('" + order + "', '" + fine + "')"), "by the reference of the workplace");
        assertEquals(0, told(running, "DIRECTIVE_OVERDUE"));
        for (Account account : List.of(Account.INSPECTOR, Account.CHIEF)) {
            as(account).get(API + "/notices?limit=200").then().statusCode(200).body("items.about", hasItems(order, fine));
        }
        step(Account.INSPECTOR, "/directives/" + order, "extension", "{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.minusDays(1))).then().statusCode(200).body("overdue", equalTo(true));
        watch.run().await().atMost(Duration.ofSeconds(20));
        assertEquals(2, told(order, "DIRECTIVE_OVERDUE"), "the new term is told anew");
    }

    @Test
    void ok_200_an_overdue_step_is_marked_and_told_once_while_the_order_runs() {
        String order = issued(Account.INSPECTOR, visit, mark);
        String at = "/directives/" + order;
        step(Account.INSPECTOR, at, "steps", "{\"text\":\"lock %s\",\"dueOn\":\"%s\"}".formatted(mark, TODAY.minusDays(2))).then().statusCode(200)
                .body("steps.overdue", contains(true)).body("overdue", equalTo(false));
        step(Account.INSPECTOR, at, "steps", "{\"text\":\"door %s\",\"dueOn\":\"%s\"}".formatted(mark, TODAY.minusDays(3))).then().statusCode(200);
        step(Account.INSPECTOR, at, "steps", "{\"text\":\"lamp %s\",\"dueOn\":\"%s\"}".formatted(mark, TODAY.plusDays(5))).then().statusCode(200)
                .body("steps.overdue", contains(true, true, false));
        String late = issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation(Account.INSPECTOR, visit), TODAY.minusDays(20), TODAY.minusDays(2), mark)).statusCode(201).extract().path("id");
        step(Account.INSPECTOR, "/directives/" + late, "steps", "{\"text\":\"x\",\"dueOn\":\"%s\"}".formatted(TODAY.minusDays(4))).then().statusCode(200);
        watch.run().await().atMost(Duration.ofSeconds(20));
        watch.run().await().atMost(Duration.ofSeconds(20));
        assertEquals(1, told(order, "DIRECTIVE_STEP_OVERDUE"), "both steps at once, and once");
        assertEquals(0, told(late, "DIRECTIVE_STEP_OVERDUE"), "the order itself is told");
        assertEquals(0, told(order, "DIRECTIVE_OVERDUE"));
        for (Account account : List.of(Account.INSPECTOR, Account.CHIEF)) {
            as(account).get(API + "/notices?limit=200").then().statusCode(200).body("items.about", hasItem(order));
        }
        String task = as(Account.INSPECTOR).get(API + at).path("steps[0].id");
        step(Account.INSPECTOR, at, "steps/" + task + "/completion", "{\"on\":\"%s\"}".formatted(TODAY)).then().statusCode(200).body("steps.overdue", contains(false, true, false));
        step(Account.INSPECTOR, "/directives/" + late, "extension", "{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(TODAY.plusDays(9))).then().statusCode(200);
        watch.run().await().atMost(Duration.ofSeconds(20));
        assertEquals(1, told(late, "DIRECTIVE_STEP_OVERDUE"), "the order runs again");
        step(Account.INSPECTOR, at, "compliance", "{\"on\":\"%s\",\"note\":\"seen\"}".formatted(TODAY)).then().statusCode(200).body("steps.overdue", contains(false, false, false));
    }

    private static long told(String about, String kind) {
        return count("select count(*) from notice where about = '" + about + "' and kind = '" + kind + "' and agency = '" + Account.INSPECTOR.agency() + "'");
    }

    @Test
    void ok_200_what_is_final_and_nothing_else() throws SQLException {
        String early = issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation(Account.INSPECTOR, visit), TODAY.minusDays(40), TODAY, mark)).statusCode(201).body("isFinal", equalTo(true)).extract().path("id");
        issued(Account.INSPECTOR, visit, mark);
        String wrong = issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation(Account.INSPECTOR, visit), TODAY.minusDays(40), TODAY, mark)).statusCode(201).extract().path("id");
        step(Account.INSPECTOR, "/directives/" + wrong, "lifting", "{\"reason\":\"ISSUED_IN_ERROR\",\"on\":\"" + TODAY + "\"}").then().statusCode(200).body("isFinal", equalTo(false));
        String fine = as(Account.INSPECTOR).body(penalty(violation(Account.INSPECTOR, visit), 10_000, TODAY.minusDays(40), TODAY)).post(API + "/visits/" + visit + "/penalties").then().statusCode(201)
                .body("isFinal", equalTo(true)).extract().path("id");
        imposed(Account.INSPECTOR, visit);
        String varied = "/directives/" + issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation(Account.INSPECTOR, visit), TODAY.minusDays(20), TODAY, mark)).statusCode(201).extract().path("id");
        step(Account.INSPECTOR, varied, "appeal", "{\"lodgedOn\":\"" + TODAY.minusDays(9) + "\"}").then().statusCode(200);
        step(Account.INSPECTOR, varied, "appeal-decision", "{\"outcome\":\"VARIED\",\"decidedOn\":\"" + TODAY.minusDays(2) + "\",\"dueOn\":\"" + TODAY.plusDays(9) + "\"}").then().statusCode(200)
                .body("isFinal", equalTo(true));
        String of = "(array['" + workplace + "'::uuid], current_date) where ";
        for (Account account : List.of(Account.OTHER_INSPECTOR, Account.AUTHORITY)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(1, acting.count("final_directives" + of + "directive = '" + early + "' and code = 'WAGES_BELOW_MINIMUM' and final_on = served_on + 22"));
                assertEquals(1, acting.count("final_directives" + of + "true"));
                assertEquals(1, acting.count("final_penalties" + of + "penalty = '" + fine + "' and amount = 10000"));
                assertEquals(1, acting.count("final_penalties" + of + "true"));
                assertEquals(0, acting.count("directive where id = '" + early + "'"), "the rows stay closed");
            }
        }
    }

    @Test
    void ok_200_lifted_then_appealed_and_quashed() throws SQLException {
        String order = "/directives/" + issue(Account.INSPECTOR, visit, body("IMPROVEMENT", violation(Account.INSPECTOR, visit), TODAY.minusDays(40), TODAY, mark)).statusCode(201).extract().path("id");
        step(Account.INSPECTOR, order, "lifting", "{\"reason\":\"REMEDIED\",\"on\":\"" + TODAY + "\"}").then().statusCode(200).body("isFinal", equalTo(true));
        step(Account.INSPECTOR, order, "appeal-decision", "{\"outcome\":\"QUASHED\",\"decidedOn\":\"" + TODAY + "\"}").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:directive:no-appeal"));
        step(Account.INSPECTOR, order, "appeal", "{\"lodgedOn\":\"" + TODAY + "\",\"admittedLate\":true}").then().statusCode(200).body("state", equalTo("LIFTED")).body("isFinal", equalTo(false));
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            assertEquals(0, acting.count("final_directives(array['" + workplace + "'::uuid], current_date) where true"), "an appeal is pending");
        }
        step(Account.INSPECTOR, order, "appeal-decision", "{\"outcome\":\"QUASHED\",\"decidedOn\":\"" + TODAY + "\"}").then().statusCode(200).body("state", equalTo("QUASHED")).body("isFinal", equalTo(false));
    }

    @Test
    void ok_200_after_its_time_the_texts_are_gone_and_the_order_stays() {
        String id = issued(Account.INSPECTOR, visit, mark);
        step(Account.INSPECTOR, "/directives/" + id, "steps", "{\"text\":\"%s\",\"dueOn\":\"%s\"}".formatted(mark, TODAY)).then().statusCode(200);
        execute("update directive set issued_at = '2001-01-01' where id = '" + id + "'");
        String holds = API + "/retention/directive/" + id + "/legal-holds";
        String hold = as(Account.DATA_PROTECTION).body(Map.of("reason", "CLAIM", "explanation", "x")).post(holds).then().statusCode(201).extract().path("id");
        retention.run().await().atMost(Duration.ofSeconds(60));
        as(Account.INSPECTOR).get(API + "/directives/" + id).then().statusCode(200).body("text", equalTo(mark));
        as(Account.DATA_PROTECTION).post(holds + "/" + hold + "/lift").then().statusCode(200);
        retention.run().await().atMost(Duration.ofSeconds(60));
        as(Account.INSPECTOR).get(API + "/directives/" + id).then().statusCode(200).body("text", nullValue()).body("steps[0].text", nullValue()).body("state", equalTo("ISSUED"));
        step(Account.INSPECTOR, "/directives/" + id, "steps", "{\"text\":\"x\",\"dueOn\":\"%s\"}".formatted(TODAY)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:directive:erased"));
        step(Account.INSPECTOR, "/directives/" + id, "compliance", "{\"on\":\"%s\",\"note\":\"seen\"}".formatted(TODAY)).then().statusCode(200).body("history.note", not(hasItem("seen")));
    }

    @Test
    void row_security_shows_orders_to_their_inspectorate_alone_and_keeps_the_history() throws SQLException {
        String id = issued(Account.INSPECTOR, visit, mark);
        for (Account account : Account.values()) {
            long seen = Set.of(Account.INSPECTOR, Account.CHIEF).contains(account) ? 1 : 0;
            try (Acting acting = Acting.as(account)) {
                assertEquals(seen, acting.count("directive where id = '" + id + "'"), account.name());
                assertEquals(seen, acting.count("directive_event where directive = '" + id + "'"), account.name());
                assertEquals(seen, acting.count("directive_violation where directive = '" + id + "'"), account.name());
                assertEquals(seen, acting.count("data_key where owner = '" + id + "'"), account.name());
                assertEquals(0, acting.change("update directive_event set on_day = on_day"), account.name());
                assertEquals(0, acting.change("delete from directive"), account.name());
                assertEquals(0, acting.change("delete from penalty_payment"), account.name());
            }
        }
        try (Acting terms = Acting.system("terms")) {
            assertEquals(1, terms.change("update directive set told_overdue = due_on where id = '" + id + "'"));
            assertEquals(0, terms.change("update directive_step set told_overdue = due_on where directive = '" + id + "'"));
            assertEquals("42501", assertThrows(SQLException.class, () -> terms.change("update directive set state = 'LIFTED' where id = '" + id + "'")).getSQLState());
        }
    }
}
