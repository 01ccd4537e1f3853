package org.palermo.inspection.complaint;

import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.plan.GivenPlan.INSPECTOR;
import static org.palermo.inspection.plan.GivenPlan.today;
import static org.palermo.inspection.plan.GivenPlan.until;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.walk.Route;

/// Two worlds: in one the chief inspector plans a visit by herself, in the other a complaint is the reason (C81 art. 15(c)). An inspector
/// goes the whole way in both. Nothing that she is answered, and no row that the database shows her, tells which world she is in.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class TwoWorldsTest {
    private static final String TAKEN = """
            {"channel":"PARTNER","country":"GB","workplace":"%s","what":"no wages since May","from":"Amina K."}
            """;

    /// How to call routes that an inspector reads, with the ids of a world in braces. Of the others the path is called, with the ids of the
    /// world where it names a visit, a finding or a workplace, and with an id that nobody has elsewhere.
    private static final Map<String, String> READS = Map.ofEntries(
            Map.entry("Workplaces.page", "/workplaces?q={name}"), Map.entry("Workplaces.get", "/workplaces/{workplace}"),
            Map.entry("Visits.page", "/visits?workplace={workplace}"), Map.entry("Visits.get", "/visits/{visit}"),
            Map.entry("VisitRecordResource.get", "/visits/{visit}/record"), Map.entry("VisitChecklists.checklist", "/visits/{visit}/checklists/ilo-ec-2009"),
            Map.entry("MovedVisits.page", "/visit-moves?workplace={workplace}"), Map.entry("Findings.ofVisit", "/visits/{visit}/findings"), Map.entry("VisitPlan.page", "/planned-visits?workplace={workplace}"),
            Map.entry("VisitPlan.today", "/planned-visits/today"), Map.entry("VisitPlan.get", "/planned-visits/{planned}"),
            Map.entry("TeamMembers.all", "/team"), Map.entry("TeamMembers.get", "/team/" + INSPECTOR), Map.entry("Conflicts.page", "/conflicts-of-interest?limit=200"),
            Map.entry("Reports.page", "/reports?limit=200"), Map.entry("Reports.get", "/reports/{visit}"),
            Map.entry("NoticesResource.page", "/notices?limit=200"), Map.entry("NoticesResource.stream", "/notices/stream?seconds=0"),
            Map.entry("NoticesResource.mails", "/notices/mails"),
            Map.entry("GoodsResource.find", "/goods?country=BR"), Map.entry("IndicatorsResource.all", "/indicators"),
            Map.entry("ChecklistsResource.all", "/checklists"), Map.entry("ChecklistsResource.get", "/checklists/ilo-ec-2009"),
            Map.entry("ChecklistsResource.choices", "/checklists/farming-2026/questions/FA02/choices"),
            Map.entry("Sync.sync", "/sync"), Map.entry("WageClaims.page", "/wage-claims?workplace={workplace}"),
            Map.entry("SupplyReach.reach", "/supply-reach?direction=BUYERS&party={workplace}"), Map.entry("SupplyReach.ofFinding", "/supply-reach/findings/{finding}"));
    private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";

    /// What an inspector was answered on her way through one world, with the ids, names and times of the world taken out.
    private record World(Map<String, String> ids, List<String> answers) {

        String filled(String path) {
            String filled = path;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            }
            return filled.replaceAll("\\{[^}]*}", NOBODYS);
        }

        String neutral(String answered) {
            String neutral = answered;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                neutral = neutral.replace(id.getValue(), id.getKey());
            }
            return neutral.replaceAll("urn:palermo:request:[0-9a-f-]+", "this request").replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "then");
        }

        void keep(String what, Response answer) {
            answers.add(what + " " + answer.statusCode() + " " + answer.header("ETag") + " " + neutral(answer.asString()));
        }
    }

    @BeforeEach
    void team() {
        GivenPlan.theTeam();
    }

    @Test
    void an_inspector_goes_the_whole_way_and_is_answered_the_same() {
        World plain = walk(false);
        World complaint = walk(true);
        assertEquals(String.join("\n", plain.answers), String.join("\n", complaint.answers));
        assertTrue(plain.answers.size() > 10);
        assertEquals("COMPLAINT", as(Account.CHIEF).get(API + "/visits/" + complaint.ids.get("visit")).path("kind"), "the chief inspector sees the difference");
        assertEquals("PLANNED", as(Account.CHIEF).get(API + "/visits/" + plain.ids.get("visit")).path("kind"));
    }

    /// She never opens the visit: her phone sends it whole, and the plan finds it.
    @Test
    void an_inspector_sends_a_form_and_is_answered_the_same() throws SQLException {
        World plain = walk(false, true);
        World complaint = walk(true, true);
        assertEquals(String.join("\n", plain.answers), String.join("\n", complaint.answers));
        assertEquals(rows(plain, Account.INSPECTOR), rows(complaint, Account.INSPECTOR));
        assertEquals(audit(plain), audit(complaint));
        assertEquals(complaint.ids.get("visit"), as(Account.INSPECTOR).get(API + "/planned-visits/" + complaint.ids.get("planned")).path("visit"));
        assertEquals("COMPLAINT", as(Account.CHIEF).get(API + "/visits/" + complaint.ids.get("visit")).path("kind"), "the chief inspector sees the difference");
        assertEquals("PLANNED", as(Account.CHIEF).get(API + "/visits/" + plain.ids.get("visit")).path("kind"));
    }

    @Test
    void every_route_that_an_inspector_reads_answers_the_same() {
        World plain = walk(false);
        World complaint = walk(true);
        TreeSet<String> routes = new TreeSet<>();
        for (Route route : Route.of("org.palermo.inspection")) {
            if (route.verb().equals("GET") && route.operation().roles().contains(Role.INSPECTOR)) {
                routes.add(route.name());
                assertEquals(about(plain, route), about(complaint, route), route.name());
            }
        }
        assertEquals(Set.of(), READS.keySet().stream().filter(name -> !routes.contains(name)).collect(Collectors.toSet()), "no routes");
        assertTrue(routes.size() > 60, routes::toString);
    }

    /// A complaint that leads to no visit leaves no trace in what an inspector reads, not even in hers who took it in.
    @Test
    void a_complaint_alone_changes_no_answer() {
        World world = walk(false);
        execute("update notice set read_at = now() where kind = 'TRIAGE_WAITS'");
        Map<String, String> before = all(world);
        String reference = as(Account.INSPECTOR).body(TAKEN.formatted(world.ids.get("workplace"))).post(API + "/complaints").then().statusCode(201).extract().path("reference");
        assertEquals(before, all(world), "taken in");
        as(Account.CHIEF).get(API + "/notices?limit=200").then().body("items.find { it.kind == 'TRIAGE_WAITS' && it.readAt == null }", notNullValue());
        as(Account.CHIEF).header("If-Match", "\"0\"").body("{\"outcome\":\"NO_VISIT\"}").post(API + "/complaints/" + idOf(reference) + "/triage").then().statusCode(200);
        assertEquals(before, all(world), "decided");
    }

    /// The service's own filters aside: row security shows an inspector as many rows about one world as about the other, table by table.
    @Test
    void the_database_shows_an_inspector_the_same_rows() throws SQLException {
        World plain = walk(false);
        World complaint = walk(true);
        Map<String, Long> ofPlain = rows(plain, Account.INSPECTOR);
        assertEquals(ofPlain, rows(complaint, Account.INSPECTOR));
        assertTrue(ofPlain.values().stream().mapToLong(Long::longValue).sum() > 10, ofPlain::toString);
        assertTrue(rows(complaint, Account.CHIEF).get("visit_source") == 1 && rows(plain, Account.CHIEF).get("visit_source") == 0, "the chief inspector sees the difference");
    }

    /// The audit is read by auditors and data protection officers: it has the same entries in both worlds, but for who took a complaint in,
    /// which it does not record.
    @Test
    void the_audit_has_the_same_entries() {
        assertEquals(audit(walk(false)), audit(walk(true)));
    }

    private static String audit(World world) {
        String ids = world.ids.entrySet().stream().filter(id -> !id.getKey().equals("name") && !id.getKey().equals("reference"))
                .map(id -> "'" + id.getValue() + "'").collect(Collectors.joining(","));
        return text("select string_agg(record_kind || ' ' || action || ' ' || subject, ', ' order by recorded_at, id) from audit_entry where record_id::text in (" + ids + ")");
    }

    private static World walk(boolean onComplaint) {
        return walk(onComplaint, false);
    }

    /// @param byForm whether a phone sends the visit, instead of opening it
    private static World walk(boolean onComplaint, boolean byForm) {
        World world = new World(new LinkedHashMap<>(), new ArrayList<>());
        String name = "Mill" + UUID.randomUUID().toString().chars().filter(c -> c != '-').map(c -> c <= '9' ? c + 55 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        Response workplace = as(Account.CHIEF).body("{\"kind\":\"ESTABLISHMENT\",\"name\":\"%s\",\"country\":\"GB\",\"address\":\"%s Lane\",\"sector\":\"Apparel\"}"
                .formatted(name, name)).post(API + "/workplaces");
        world.ids.put("name", name);
        world.ids.put("workplace", workplace.path("id"));
        world.ids.put("reference", workplace.path("reference"));
        String planned = onComplaint ? byComplaint(world) : GivenPlan.plan(world.ids.get("workplace"), "").then().statusCode(201).extract().path("id");
        world.ids.put("planned", planned);
        GivenPlan.step(Account.CHIEF, planned, "assign", "{\"inspector\":\"" + INSPECTOR + "\"}").then().statusCode(200);
        world.ids.put("notice", as(Account.INSPECTOR).get(API + "/notices?limit=200").path("items.find { it.about == '" + planned + "' }.id"));
        world.keep("read", as(Account.INSPECTOR).get(API + "/planned-visits/" + planned));
        world.keep("refused", GivenPlan.open(planned, ""));
        world.keep("accept", GivenPlan.step(Account.INSPECTOR, planned, "accept", "{\"day\":\"" + today() + "\"}"));
        world.keep("move", GivenPlan.step(Account.INSPECTOR, planned, "move", "{\"day\":\"" + today().plusDays(1) + "\",\"ground\":\"OTHER\"}"));
        world.keep("back", GivenPlan.step(Account.INSPECTOR, planned, "move", "{\"day\":\"" + today() + "\",\"ground\":\"OTHER\"}"));
        Response opened = byForm ? submit(world) : GivenPlan.open(planned, "");
        world.ids.put("visit", opened.path("visit"));
        world.keep("open", opened);
        world.keep("opened", as(Account.INSPECTOR).get(API + "/planned-visits/" + planned));
        post(world, "interviews", "{\"workers\":1,\"alone\":true,\"language\":\"so\",\"interpretation\":\"NOT_NEEDED\"}");
        post(world, "answers", "{\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"EX02\",\"value\":\"YES\"}]}");
        Response found = as(Account.INSPECTOR).body("{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX02\"]}").post(API + "/visits/" + world.ids.get("visit") + "/findings");
        world.ids.put("finding", found.path("id"));
        world.keep("finding", found);
        post(world, "close", "{\"endedAt\":\"%s\",\"workersPresent\":3,\"summary\":\"seen\"}".formatted(java.time.Instant.now().minusSeconds(1)));
        post(world, "corrections", "{\"part\":\"SUMMARY\",\"value\":\"seen all\",\"reason\":\"all\"}");
        everyNoticeHasItsNumber();
        return world;
    }

    private static Response submit(World world) {
        return as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"%s\",\"findings\":[]}"
                .formatted(world.ids.get("workplace"), java.time.Instant.now().minusSeconds(600))).put(API + "/submissions/" + UUID.randomUUID());
    }

    private static String byComplaint(World world) {
        String reference = as(Account.INSPECTOR).body(TAKEN.formatted(world.ids.get("workplace"))).post(API + "/complaints").then().statusCode(201).extract().path("reference");
        return as(Account.CHIEF).header("If-Match", "\"0\"").body("{\"outcome\":\"VISIT\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(today(), until()))
                .post(API + "/complaints/" + idOf(reference) + "/triage").then().statusCode(200).extract().path("plannedVisit");
    }

    private static String idOf(String reference) {
        return text("select id from complaint where reference = '" + reference + "'");
    }

    private static void post(World world, String what, String body) {
        world.keep(what, as(Account.INSPECTOR).body(body).post(API + "/visits/" + world.ids.get("visit") + "/" + what));
    }

    /// What a route says of this world: of a list only its entries.
    private static String about(World world, Route route) {
        String path = READS.getOrDefault(route.name(), route.path().substring(API.length()));
        Response answer = as(Account.INSPECTOR).get(API + world.filled(path));
        boolean list = answer.contentType().startsWith("application/json") && answer.asString().startsWith("{") && !answer.asString().contains("\"type\":\"urn:");
        List<Object> items = list ? answer.jsonPath().getMap("").values().stream().filter(List.class::isInstance).flatMap(value -> ((List<?>) value).stream())
                .map(Object.class::cast).toList() : List.of();
        if (!route.name().equals("Sync.sync") && !answer.asString().startsWith("{\"items\"")) {
            return answer.statusCode() + " " + answer.header("ETag") + " " + world.neutral(answer.asString());
        }
        return items.stream().map(item -> item instanceof Map<?, ?> map ? new TreeMap<>(map).toString() : item.toString())
                .filter(item -> world.ids.values().stream().anyMatch(item::contains)).map(world::neutral).collect(Collectors.joining("\n"));
    }

    /// The stream of notices says how far the numbers have come.
    private static void everyNoticeHasItsNumber() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count("select count(*) from feed_pending where feed = 'notices'") == 0);
    }

    private static Map<String, String> all(World world) {
        everyNoticeHasItsNumber();
        Map<String, String> answers = new TreeMap<>();
        READS.forEach((route, path) -> {
            String answer = as(Account.INSPECTOR).get(API + world.filled(path)).asString();
            // The position in the changes moves on with time.
            answers.put(route, world.neutral(route.equals("Sync.sync") ? answer.replaceAll("\"(position|sequence|after|next)\":\"?[^,}]*", "") : answer));
        });
        return answers;
    }

    private static Map<String, Long> rows(World world, Account reader) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        String ids = world.ids.entrySet().stream().filter(id -> !id.getKey().equals("name")).map(id -> "t::text like '%" + id.getValue() + "%'").collect(Collectors.joining(" or "));
        try (Acting acting = Acting.as(reader)) {
            for (String table : tables()) {
                rows.put(table, acting.count(table + " t where " + ids));
            }
        }
        return rows;
    }

    /// All tables but those that no operation shows to an inspector, and answers that were stored for a repeat.
    private static List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery("select tablename from pg_tables where schemaname = 'public' and tablename not like 'audit%' and tablename not like 'feed%'"
                        + " and tablename not like 'flyway%' order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
