package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.browser.RealBrowser;
import org.palermo.systemtest.phone.RecordedVisit.Finding;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Programs of others, in a browser: ODK's form engine (`@getodk/xforms-engine`) and Enketo's (`enketo-transformer`, `enketo-core`) load
/// the form of a visit and fill it in; they leave it to the program around them to encrypt and to send it. The tus project's client for
/// JavaScript (`tus-js-client`) sends a photograph. Only in the full run, because npm fetches them.
@Order(57)
@EnabledIfSystemProperty(named = "palermo.test.all", matches = "true")
@ExtendWith(RunningSuite.class)
class PhoneClientsJourney {

    private static final Path FOLDER = Path.of("phone-clients").toAbsolutePath();
    private static final String PAGES = "/phone-clients/";
    private static final int MIB = 1 << 20;
    private static final List<String> VIOLATIONS = List.of("DOCUMENTS_KEPT", "WAGES_UNPAID");
    private static final String ACTED = "2026-01-05";

    private final Suite suite;
    private final Desk desk;
    private final PhoneNetworks networks;
    private final Random random = new Random(57);
    private final Instant startedAt = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private BrowserContext context;
    private Page page;

    PhoneClientsJourney(Suite suite) {
        this.suite = suite;
        desk = new Desk(suite);
        networks = new PhoneNetworks(suite);
    }

    @BeforeAll
    static void fetchClients() throws InterruptedException {
        assumeTrue(npm("ci", "--no-audit", "--no-fund", "--ignore-scripts"), "npm is missing or can't fetch what " + FOLDER + " names");
        assertTrue(npm("run", "build"), "Enketo's parts don't become one file: `npm run build` in " + FOLDER + " says why");
    }

    private static boolean npm(String... arguments) throws InterruptedException {
        var command = Stream.concat(Stream.of("npm"), Stream.of(arguments)).toList();
        try {
            return new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /// A blank page of the suite's own origin, with the files of {@link #FOLDER} beside it.
    @BeforeEach
    void open() {
        context = RealBrowser.shared().person(RealBrowser.WIDE);
        page = context.newPage();
        page.route(suite.base() + PAGES + "**", PhoneClientsJourney::give);
        page.navigate(suite.base() + PAGES + "blank.html");
    }

    private static void give(Route route) {
        var path = route.request().url().replaceAll(".*" + PAGES, "");
        if (path.equals("blank.html")) {
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html><title>A phone</title>"));
        } else {
            route.fulfill(new Route.FulfillOptions().setContentType("text/javascript").setPath(FOLDER.resolve(path)));
        }
    }

    @AfterEach
    void end() {
        context.close();
        networks.close();
    }

    private JsonNode run(String script, String function, Map<String, Object> argument) {
        var result = page.evaluate("async argument => (await import('%s%s')).%s(argument)".formatted(PAGES, script, function), argument);
        return Answer.JSON.valueToTree(result);
    }

    @Test
    void the_form_of_a_visit_loads_in_odks_engine_keeps_its_rules_and_becomes_a_visit() {
        var hanna = FieldInspector.create(suite, "Hanna");
        var planned = desk.planned(hanna);
        var phone = OpenRosaPhone.added(hanna.calls(), networks.another(), 1_000_000, networks.seed());
        var form = phone.form();
        var photograph = Photograph.small(random, "shed.jpg");
        var finding = new Finding(null, "CHILD", 3, List.of("EX01", "EX02"), "They eat & sleep <here>.");
        var filled = run("form.js", "fillIn", Map.of("basic", phone.basic(), "workplace", planned.at(), "started", startedAt.toString(),
                "indicators", finding.indicators(), "violations", VIOLATIONS, "acted", ACTED, "note", finding.note(),
                "photograph", base64(photograph.bytes())));

        assertEquals(Set.of("English (en)", "Français (fr)", "Español (es)", "العربية (ar)", "Русский (ru)", "中文 (zh)"),
                names(filled.get("labels")));
        assertEquals("What visit is it?", filled.at("/labels/English (en)").asText());
        assertEquals("ما نوع الزيارة؟", filled.at("/labels/العربية (ar)").asText());
        assertEquals("pending", filled.at("/states/empty").asText(), "questions must be answered");
        assertEquals("pending", filled.at("/states/noWorkers").asText(), "no worker is too few");
        assertEquals("pending", filled.at("/states/noDay").asText(), "a violation has a day");
        assertEquals("pending", filled.at("/states/tooManyAffected").asText(), "it concerns at most the workers of the finding");
        assertEquals("ready", filled.at("/states/filled").asText());
        assertTrue(RecordedVisit.list(filled.get("listed"), JsonNode::asText).contains("扣留工人的身份证件或旅行证件"), filled::toString);
        assertEquals(false, filled.get("asksForGround").asBoolean(), "only a household needs a ground");
        assertEquals(form.key(), filled.get("key").asText(), "the engine knows that the form is to be encrypted");
        var sent = new Photograph(filled.at("/photographs/0").asText(), photograph.bytes());
        assertEquals(201, phone.send(filled.get("xml").asText(), List.of(sent)));

        var visit = new RecordedVisit(UUID.fromString(filled.get("instance").asText()), planned.at(), hanna.subject(), startedAt);
        visit.find(finding);
        visit.photographOf(sent, 0);
        visit.expectAt(desk.chief());
        expectViolations(visit);
    }

    /// Enketo takes the form and its list over the list of forms, fills it in on its page, and encrypts it with another mask than Collect.
    @Test
    void the_form_of_a_visit_is_filled_in_with_enketo_and_becomes_a_visit() {
        var noor = FieldInspector.create(suite, "Noor");
        var planned = desk.planned(noor);
        var phone = OpenRosaPhone.added(noor.calls(), networks.another(), 1_000_000, networks.seed());
        var form = phone.form();
        var photograph = Photograph.small(random, "shed.jpg");
        var finding = new Finding(null, "CHILD", 3, List.of("EX01", "EX02"), "They eat & sleep <here>.\nThe door is locked.");
        var filled = run("node_modules/.built/enketo.js", "fillInAndSend", Map.of("basic", phone.basic(), "workplace", planned.at(),
                "started", startedAt.toString(), "indicators", finding.indicators(), "violations", VIOLATIONS, "acted", ACTED,
                "note", finding.note(), "photograph", base64(photograph.bytes())));

        assertEquals(0, filled.get("complaints").size(), filled.get("complaints")::toString);
        assertEquals(Set.of("en", "fr", "es", "ar", "ru", "zh"), names(filled.get("labels")));
        assertEquals("What visit is it?", filled.at("/labels/en").asText());
        assertEquals("ما نوع الزيارة؟", filled.at("/labels/ar").asText());
        assertEquals(1, filled.get("workplaces").size(), filled.get("workplaces")::toString);
        assertTrue(filled.at("/workplaces/0").asText().startsWith(planned.workplace().get("name").asText()), filled::toString);
        assertEquals(false, filled.at("/states/empty").asBoolean(), "questions must be answered");
        assertEquals(false, filled.at("/states/noWorkers").asBoolean(), "no worker is too few");
        assertEquals(false, filled.at("/states/noDay").asBoolean(), "a violation has a day");
        assertEquals(false, filled.at("/states/tooManyAffected").asBoolean(), "it concerns at most the workers of the finding");
        assertEquals(true, filled.at("/states/filled").asBoolean());
        assertEquals(false, filled.get("asksForGround").asBoolean(), "only a household needs a ground");
        assertEquals(form.version(), filled.get("version").asText());
        assertEquals(form.key(), filled.get("key").asText(), "Enketo knows that the form is to be encrypted");
        assertTrue(filled.at("/answers/challenge").asText().startsWith("401 Basic "), filled.get("answers")::toString);
        assertEquals(200, filled.at("/answers/list").asInt());
        assertEquals(204, filled.at("/answers/asked").asInt());
        assertEquals(100_000_000, filled.at("/answers/most").asInt());
        assertEquals(201, filled.at("/answers/status").asInt(), filled.get("answers")::toString);
        assertEquals("The form was received.", filled.at("/answers/message").asText());

        var instance = UUID.fromString(filled.get("instance").asText().replace("uuid:", ""));
        var visit = new RecordedVisit(instance, planned.at(), noor.subject(), startedAt);
        visit.find(finding);
        visit.photographOf(new Photograph(filled.at("/files/0").asText(), photograph.bytes()), 0);
        visit.expectAt(desk.chief());
        expectViolations(visit);
    }

    /// The engines name the choices in the order of the list.
    private void expectViolations(RecordedVisit visit) {
        var violations = desk.chief().get(Phone.API + "/visits/" + visit.id() + "/violations").expect(200).json().get("items");
        assertEquals(VIOLATIONS, RecordedVisit.list(violations, one -> one.get("code").asText()));
        violations.forEach(one -> {
            assertEquals(ACTED, one.get("actedOn").asText());
            assertEquals(2, one.get("workers").asInt());
        });
    }

    @Test
    void tus_js_client_continues_where_a_token_ended() {
        var ida = FieldInspector.create(suite, "Ida");
        var phone = networks.phone(ida);
        var token = phone.token();
        phone.tokenRunsOut();
        var visit = new RecordedVisit(UUID.randomUUID(), desk.workplace().get("id").asText(), ida.subject(), startedAt);
        ida.calls().post(Phone.API + "/visits", """
                {"id": "%s", "workplace": "%s", "kind": "PLANNED", "startedAt": "%s"}
                """.formatted(visit.id(), visit.workplace(), startedAt)).expect(201);
        var bytes = new byte[2 * MIB + 500_000];
        random.nextBytes(bytes);
        var photograph = new Photograph("field.jpg", bytes);
        var sent = run("upload.js", "send", Map.of("base64", base64(bytes), "name", photograph.name(), "visit", visit.id().toString(),
                "endpoint", Phone.API + "/uploads", "token", token, "ended", phone.token(), "fresh", ida.token()));

        assertEquals(401, sent.get("stoppedAt").asInt(), sent::toString);
        assertEquals(MIB, sent.get("accepted").asInt(), sent::toString);
        assertEquals(MIB, sent.get("continuedFrom").asInt(), "a token that ends costs no byte");
        assertEquals(200, sent.get("finishedAt").asInt(), sent::toString);
        visit.photograph(photograph, null);
        visit.expectAt(desk.chief());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
