package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/// Programs of others, in a browser: ODK's form engine (`@getodk/xforms-engine`) loads the form of a visit, fills it in and sends it;
/// the tus project's client for JavaScript (`tus-js-client`) sends a photograph. Only in the full run, because npm fetches them.
@Order(57)
@EnabledIfSystemProperty(named = "palermo.test.all", matches = "true")
@ExtendWith(RunningSuite.class)
class PhoneClientsJourney {

    private static final Path FOLDER = Path.of("phone-clients").toAbsolutePath();
    private static final String PAGES = "/phone-clients/";
    private static final int MIB = 1 << 20;

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
        assumeTrue(isFetched(), "npm is missing or can't fetch what " + FOLDER + " names");
    }

    private static boolean isFetched() throws InterruptedException {
        try {
            return new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts").directory(FOLDER.toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
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
        var photograph = Photograph.small(random, "shed.jpg");
        var finding = new Finding(null, "CHILD", 3, List.of("EX01", "EX02"), "They eat & sleep <here>.");
        var filled = run("form.js", "fillIn", Map.of("basic", basic(hanna), "workplace", planned.at(), "started", startedAt.toString(),
                "indicators", finding.indicators(), "note", finding.note(), "photograph", base64(photograph.bytes())));

        assertEquals(Set.of("English (en)", "Français (fr)", "Español (es)", "العربية (ar)", "Русский (ru)", "中文 (zh)"), names(filled.get("labels")));
        assertEquals("What visit is it?", filled.at("/labels/English (en)").asText());
        assertEquals("ما نوع الزيارة؟", filled.at("/labels/العربية (ar)").asText());
        assertEquals("pending", filled.at("/states/empty").asText(), "questions must be answered");
        assertEquals("pending", filled.at("/states/noWorkers").asText(), "no worker is too few");
        assertEquals("ready", filled.at("/states/filled").asText());
        assertEquals(false, filled.get("asksForGround").asBoolean(), "only a household needs a ground");
        assertEquals(201, filled.get("status").asInt());

        var visit = new RecordedVisit(UUID.fromString(filled.get("instance").asText()), planned.at(), hanna.subject(), startedAt);
        visit.find(finding);
        visit.photograph(new Photograph(filled.at("/photographs/0").asText(), photograph.bytes()), null);
        visit.expectAt(desk.chief());
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

    /// The sign-in of a phone of hers, as its QR code has it.
    private static String basic(FieldInspector inspector) {
        var added = inspector.calls().post(Phone.API + "/phones", "{\"name\": \"browser\", \"days\": 2}").expect(201).json();
        try {
            var settings = Answer.JSON.readTree(added.get("settings").asText()).get("general");
            return "Basic " + base64((settings.get("username").asText() + ":" + settings.get("password").asText()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
