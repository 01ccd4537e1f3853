package org.palermo.inspection.openrosa;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.openrosa.phone.SealedFormsTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestClock;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The cases of ODK Central's own tests (getodk/central-backend 4f5943d1, `test/integration/api/submissions.js` and `forms/list.js`), as far
/// as they apply, and what users of such servers met.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class OpenRosaTest {
    private static final String LIST = "http://openrosa.org/xforms/xformsList";
    private static final String MANIFEST = "http://openrosa.org/xforms/xformsManifest";

    private Collect collect;

    @BeforeEach
    void aPhone() {
        Given.execute("update phone set revoked_at = now(), revoked_by = 'test' where revoked_at is null");
        System.setProperty(SealedFormsTest.SWITCH, "false");
        collect = Collect.of(Account.INSPECTOR);
    }

    @AfterEach
    void now() {
        System.clearProperty(SealedFormsTest.SWITCH);
        TestClock.ahead(Duration.ZERO);
    }

    @Test
    void unauthorised_401_challenges_for_basic_in_xml() {
        for (String path : List.of("/formList", "/forms/palermo-visit", "/forms/palermo-visit/manifest", "/forms/palermo-visit/workplaces")) {
            HttpResponse<byte[]> answer = Collect.send(Collect.request(path).GET().build());
            assertEquals(401, answer.statusCode(), path);
            assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic realm="), path);
            assertTrue(Collect.isOpenRosa(answer), path);
        }
    }

    @Test
    void ok_200_form_list_has_what_collect_requires() throws Exception {
        HttpResponse<byte[]> answer = collect.get("/formList");
        assertEquals(200, answer.statusCode());
        assertTrue(Collect.isOpenRosa(answer));
        Document list = Collect.xml(answer);
        assertEquals("xforms", list.getDocumentElement().getLocalName());
        assertEquals(LIST, list.getDocumentElement().getNamespaceURI());
        for (String required : List.of("formID", "name", "version", "downloadUrl", "manifestUrl")) {
            assertFalse(one(list, LIST, required).isBlank(), required);
        }
        assertTrue(one(list, LIST, "downloadUrl").matches("https?://[^/]+/openrosa/v1/forms/palermo-visit"), one(list, LIST, "downloadUrl"));
        HttpResponse<byte[]> form = collect.get("/forms/palermo-visit");
        assertEquals("md5:" + md5(form.body()), one(list, LIST, "hash"));
        assertEquals(1, Collect.xml(collect.get("/formList?formID=palermo-visit&deviceID=x&verbose=true")).getElementsByTagNameNS(LIST, "xform").getLength());
        assertEquals(0, Collect.xml(collect.get("/formList?formID=another")).getElementsByTagNameNS(LIST, "xform").getLength());
    }

    @Test
    void ok_200_the_form_asks_for_every_indicator_and_nothing_about_who_somebody_is() {
        HttpResponse<byte[]> answer = collect.get("/forms/palermo-visit");
        assertTrue(Collect.isOpenRosa(answer));
        Document form = Collect.xml(answer);
        NodeList values = form.getElementsByTagNameNS("http://www.w3.org/2002/xforms", "value");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < values.getLength(); i++) {
            codes.add(values.item(i).getTextContent());
        }
        assertTrue(codes.containsAll(as(Account.INSPECTOR).get(API + "/indicators").jsonPath().getList("items.code")));
        assertFalse(codes.contains("COMPLAINT"));
        assertEquals(List.of("multiline"), elements(form.getDocumentElement(), "input").stream()
                .filter(input -> input.getAttribute("ref").equals("/data/finding/note")).map(input -> input.getAttribute("appearance")).toList());
        String text = new String(answer.body(), StandardCharsets.UTF_8).toLowerCase();
        for (String word : List.of("suspected victim", "givenname", "family name", "nationality", "date of birth")) {
            assertFalse(text.contains(word), word);
        }
        assertEquals(404, collect.get("/forms/another").statusCode());
        assertTrue(Collect.isOpenRosa(collect.get("/forms/another")));
    }

    /// A phone that finds no words for a question does not open the form.
    @Test
    void each_question_and_answer_of_the_form_has_words_in_six_languages() {
        Document form = Collect.xml(collect.get("/forms/palermo-visit"));
        List<Element> all = elements(form.getDocumentElement(), "*");
        Set<String> asked = all.stream()
                .flatMap(element -> Stream.of("ref", "jr:constraintMsg", "jr:requiredMsg").map(element::getAttribute))
                .filter(ref -> ref.startsWith("jr:itext('")).map(ref -> ref.substring("jr:itext('".length(), ref.length() - 2))
                .collect(Collectors.toSet());
        List<Element> violations = elements(form.getDocumentElement(), "itextId");
        assertEquals(as(Account.INSPECTOR).get(API + "/violations/codes").jsonPath().getList("items.code"),
                violations.stream().map(Element::getTextContent).toList());
        violations.forEach(violation -> asked.add(violation.getTextContent()));
        List<Element> languages = elements(form.getDocumentElement(), "translation");
        assertEquals(List.of("English (en)", "Français (fr)", "Español (es)", "العربية (ar)", "Русский (ru)", "中文 (zh)"),
                languages.stream().map(language -> language.getAttribute("lang")).toList());
        assertEquals("true()", languages.getFirst().getAttribute("default"));
        for (Element language : languages) {
            List<Element> texts = elements(language, "text");
            assertEquals(asked, texts.stream().map(text -> text.getAttribute("id")).collect(Collectors.toSet()));
            texts.forEach(text -> assertFalse(text.getTextContent().isBlank(), text.getAttribute("id")));
        }
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast).toList();
    }

    /// Every field that a question or a rule names is in the form's instance: a form with a dangling path does not open in Collect.
    @Test
    void every_path_of_the_form_is_in_its_instance() {
        Document form = Collect.xml(collect.get("/forms/palermo-visit"));
        Element data = (Element) form.getElementsByTagNameNS("http://www.w3.org/2002/xforms", "data").item(0);
        NodeList all = form.getElementsByTagName("*");
        int seen = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            String path = element.hasAttribute("ref") ? element.getAttribute("ref") : element.getAttribute("nodeset");
            if (path.startsWith("/data/")) {
                seen++;
                Element at = data;
                for (String step : path.substring("/data/".length()).split("/")) {
                    NodeList below = at.getElementsByTagName(step);
                    assertTrue(below.getLength() > 0, path);
                    at = (Element) below.item(0);
                }
            }
        }
        assertTrue(seen > 30, "found " + seen);
    }

    /// A phone encrypts a finished form, so it must refuse such words itself.
    @Test
    void each_free_text_refuses_words_of_migration_status_on_the_phone() {
        Document form = Collect.xml(collect.get("/forms/palermo-visit"));
        Map<String, String> constraints = new HashMap<>();
        elements(form.getDocumentElement(), "bind").forEach(bind -> constraints.put(bind.getAttribute("nodeset"), bind.getAttribute("constraint")));
        for (String question : List.of("/data/finding/note", "/data/entry/consent_by", "/data/entry/warrant_scope")) {
            String constraint = constraints.get(question);
            for (String said : List.of("Her VISA expired", "Elle n’a pas de titre de séjour.", "l'ouvrière\nest sans-papiers", "Está en situación irregular",
                    "قالوا إنهم بلا أوراق", "ей грозит депортация", "她的签证过期了", "she said \"no visa\"",
                    "the employer's \"visa\"")) {
                assertFalse(Collect.allows(form, constraint, said), question + " " + said);
            }
            for (String said : List.of("a locked door", "The employer's safe has eleven passports", "visage tuméfié", "工人的护照被雇主扣押", "إقامة العاملات في القبو",
                    "рабочие спят в цехе", "The employer's \"safe\"")) {
                assertTrue(Collect.allows(form, constraint, said), question + " " + said);
            }
            assertFalse(Collect.allows(form, constraint, "x".repeat(4001)), question);
        }
        assertTrue(Collect.allows(form, constraints.get("/data/entry/warrant_court"), "Immigration and Asylum Chamber"), "the name of a court");
    }

    /// A phone encrypts a finished form, so it must refuse such days itself.
    @Test
    void the_start_and_the_warrant_are_as_the_service_takes_them() {
        Map<String, String> constraints = new HashMap<>();
        elements(Collect.xml(collect.get("/forms/palermo-visit")).getDocumentElement(), "bind")
                .forEach(bind -> constraints.put(bind.getAttribute("nodeset"), bind.getAttribute("constraint")));
        assertEquals(". <= now() and . >= date('1990-01-02')", constraints.get("/data/started"));
        assertEquals(". <= today() and . <= date(/data/started)", constraints.get("/data/entry/warrant_issued"));
    }

    @Test
    void ok_200_the_manifest_brings_the_workplaces_of_the_day_and_no_household_by_name() throws Exception {
        String mill = aWorkplace("ESTABLISHMENT");
        String house = aWorkplace("PRIVATE_HOUSEHOLD");
        String tomorrowWeek = aWorkplace("ESTABLISHMENT");
        String colleagues = aWorkplace("ESTABLISHMENT");
        String subject = text("select subject from phone where id = '" + collect.phone() + "'");
        planned(mill, subject, "current_date", "ACCEPTED");
        planned(mill, subject, "current_date", "ASSIGNED");
        planned(house, subject, "null", "ASSIGNED");
        planned(tomorrowWeek, subject, "current_date + 8", "ACCEPTED");
        planned(colleagues, "somebody", "current_date", "ACCEPTED");
        Document manifest = Collect.xml(collect.get("/forms/palermo-visit/manifest"));
        assertEquals("workplaces.csv", one(manifest, MANIFEST, "filename"));
        assertEquals("entityList", manifest.getElementsByTagNameNS(MANIFEST, "mediaFile").item(0).getAttributes().getNamedItem("type").getNodeValue());
        HttpResponse<byte[]> list = collect.get("/forms/palermo-visit/workplaces");
        String csv = new String(list.body(), StandardCharsets.UTF_8);
        assertEquals("md5:" + md5(list.body()), one(manifest, MANIFEST, "hash"));
        assertTrue(csv.startsWith("name,label,__version,kind,sector,country\r\n"), csv);
        assertEquals(2, csv.split(mill, -1).length, "once");
        assertTrue(csv.contains(house));
        assertFalse(csv.contains(as(Account.INSPECTOR).get(API + "/workplaces/" + house).jsonPath().getString("name")));
        assertFalse(csv.contains("Mill Lane"), "an address");
        assertEquals(2, count("select count(*) from audit_entry where action = 'LIST' and record_kind = 'planned_visit' and (select p.id from planned_visit p where p.workplace = '"
                + house + "') = any (listed)"));
        assertFalse(csv.contains(tomorrowWeek) || csv.contains(colleagues), csv);
    }

    @Test
    void no_content_204_for_head_without_location() {
        HttpResponse<byte[]> answer = collect.head("/submission?deviceID=collect%3Aabc");
        assertEquals(204, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").isEmpty());
        assertEquals("1.0", answer.headers().firstValue("X-OpenRosa-Version").orElse(""));
        assertEquals("100000000", answer.headers().firstValue("X-OpenRosa-Accept-Content-Length").orElse(""));
    }

    @Test
    void created_201_a_form_becomes_a_visit_with_findings_and_photographs() {
        String instance = UUID.randomUUID().toString();
        byte[] photo = bytes(2_500_000);
        HttpResponse<byte[]> answer = collect.submit(form(instance, aWorkplace("ESTABLISHMENT"), finding("ADULT", 4, "EX01 EX02", "They sleep &amp; eat there.")
                + finding("UNSURE", 1, "CD01", "")), files("1.jpg", photo, "2.jpg", bytes(3)));
        assertEquals(201, answer.statusCode(), Collect.message(answer));
        assertTrue(Collect.isOpenRosa(answer));
        as(Account.CHIEF).get(API + "/visits/" + instance).then().statusCode(200).body("startedAt", equalTo("2026-01-05T08:30:00Z"));
        as(Account.CHIEF).get(API + "/visits/" + instance + "/findings").then().statusCode(200).body("items", hasSize(2))
                .body("items[0].note", equalTo("They sleep & eat there.")).body("items[0].indicators", equalTo(List.of("EX01", "EX02")))
                .body("items[1].subject", equalTo("UNSURE"));
        var attachments = as(Account.CHIEF).get(API + "/visits/" + instance + "/attachments").then().statusCode(200).body("items.name", equalTo(List.of("1.jpg", "2.jpg"))).extract();
        assertArrayEquals(photo, as(Account.CHIEF).get(API + "/attachments/" + attachments.path("items[0].id") + "/content").asByteArray());
        assertEquals(text("select subject from phone where id = '" + collect.phone() + "'"), text("select recorded_by from visit where coalesce(chosen, id) = '" + instance + "'"));
        as(Account.OTHER_INSPECTOR).get(API + "/visits/" + instance).then().statusCode(404);
        assertEquals(1, count("select count(*) from audit_entry a join form_submission s on s.id = a.record_id where a.action = 'TAKE' and a.subject = s.subject and s.instance = 'uuid:"
                + instance + "'"));
    }

    /// As enketo-core 9.0.1 in a browser writes it, in a time zone without an offset, and as enketo-express passes it on, with a field of
    /// its own behind the form.
    @Test
    void created_201_a_form_as_enketo_sends_it() {
        String instance = UUID.randomUUID().toString();
        String xml = """
                <data xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" id="palermo-visit" version="2026113001">
                        <workplace>%s</workplace>
                        <kind>PLANNED</kind>
                        <started>2026-01-05T09:30:00-00:00</started>

                        <photo/>
                        <finding>
                          <subject>ADULT</subject>
                          <workers>3</workers>
                          <dr/>
                          <cr/>
                          <vr/>
                          <ex>EX01 EX02</ex>
                          <cd/>
                          <vd/>
                          <note>They eat &amp; sleep
                here.</note>
                          <photo type="file">shed-5_58_6.jpg</photo>
                        </finding>
                        <orx:meta>
                          <orx:instanceID>uuid:%s</orx:instanceID>
                        </orx:meta>
                      </data>""".formatted(aWorkplace("ESTABLISHMENT"), instance);
        String body = """
                --e
                Content-Disposition: form-data; name="xml_submission_file"; filename="xml_submission_file"
                Content-Type: text/xml

                %s
                --e
                Content-Disposition: form-data; name="__csrf"

                a token
                --e
                Content-Disposition: form-data; name="shed-5_58_6.jpg"; filename="shed-5_58_6.jpg"
                Content-Type: image/jpeg

                a picture
                --e--
                """.formatted(xml).replace("\n", "\r\n");
        assertEquals(200, collect.head("/formList?formID=palermo-visit").statusCode(), "as Enketo tries a sign-in");
        HttpResponse<byte[]> answer = collect.raw("multipart/form-data; boundary=e", body.getBytes(StandardCharsets.UTF_8));
        assertEquals(201, answer.statusCode(), Collect.message(answer));
        as(Account.CHIEF).get(API + "/visits/" + instance).then().statusCode(200).body("kind", equalTo("PLANNED"))
                .body("startedAt", equalTo("2026-01-05T09:30:00Z"));
        as(Account.CHIEF).get(API + "/visits/" + instance + "/findings").then().statusCode(200).body("items", hasSize(1))
                .body("items[0].note", equalTo("They eat & sleep\nhere.")).body("items[0].indicators", equalTo(List.of("EX01", "EX02")));
        as(Account.CHIEF).get(API + "/visits/" + instance + "/attachments").then().statusCode(200)
                .body("items.name", equalTo(List.of("shed-5_58_6.jpg"))).body("items.type", equalTo(List.of("image/jpeg")));
    }

    @Test
    void created_201_a_photograph_goes_to_its_finding() {
        String instance = UUID.randomUUID().toString();
        String xml = form(instance, aWorkplace("ESTABLISHMENT"), "<finding><subject/><photo/></finding>" + photographed(finding("ADULT", 1, "EX01", "a door"), "2.jpg")
                + photographed(finding("ADULT", 2, "EX02", "a cellar"), "3.jpg"));
        assertEquals(201, collect.submit(xml, files("1.jpg", bytes(11), "3.jpg", bytes(13))).statusCode());
        assertEquals(201, collect.submit(xml, files("2.jpg", bytes(12), "3.jpg", bytes(13))).statusCode());
        List<String> found = as(Account.INSPECTOR).get(API + "/visits/" + instance + "/findings").jsonPath().getList("items.id");
        String attachments = API + "/visits/" + instance + "/attachments";
        as(Account.INSPECTOR).get(attachments).then().body("items.name", equalTo(List.of("1.jpg", "3.jpg", "2.jpg")))
                .body("items.findAll { it.finding == null }.name", equalTo(List.of("1.jpg")))
                .body("items.find { it.name == '2.jpg' }.finding", equalTo(found.get(0))).body("items.find { it.name == '3.jpg' }.finding", equalTo(found.get(1)));
        as(Account.INSPECTOR).get(attachments + "?finding=" + found.get(1)).then().statusCode(200).body("items.name", equalTo(List.of("3.jpg")));
        as(Account.INSPECTOR).get(attachments + "?finding=" + UUID.randomUUID()).then().statusCode(200).body("items", hasSize(0));
        // Of another body that waits, nothing is a finding yet.
        assertEquals(202, collect.submit(xml.replace("a cellar", "a locked cellar"), files("3.jpg", bytes(14))).statusCode());
        as(Account.INSPECTOR).get(attachments).then().body("items.find { it.size == 14 }.finding", equalTo(null));
    }

    @Test
    void created_201_a_form_that_is_sent_again_does_not_bring_back_a_photograph_that_was_removed() {
        String instance = UUID.randomUUID().toString();
        String xml = form(instance, aWorkplace("ESTABLISHMENT"), finding("ADULT", 1, "EX01", "a door"));
        assertEquals(201, collect.submit(xml, files("1.jpg", bytes(11), "2.jpg", bytes(12))).statusCode());
        String attachments = API + "/visits/" + instance + "/attachments";
        String removed = as(Account.INSPECTOR).get(attachments).path("items[0].id");
        as(Account.CHIEF).body("{\"reason\":\"SHOWS_SOMEBODY\"}").post(attachments + "/" + removed + "/removal").then().statusCode(200);
        assertEquals(201, collect.submit(xml, files("1.jpg", bytes(11), "2.jpg", bytes(12))).statusCode());
        as(Account.CHIEF).get(attachments).then().statusCode(200).body("items", hasSize(2)).body("items[1].id", equalTo(removed))
                .body("items[1].removedFor", equalTo("SHOWS_SOMEBODY")).body("items[1].name", equalTo(null)).body("items[0].name", equalTo("2.jpg"));
        assertEquals(0, count("select count(*) from upload_piece where upload = '" + removed + "'"));
        assertEquals(0, count("select count(*) from upload where state = 'ARRIVING' and visit = (select visit from upload where id = '" + removed + "')"));
    }

    private static String photographed(String finding, String name) {
        return finding.replace("<photo/>", "<photo>" + name + "</photo>");
    }

    @Test
    void created_201_the_same_form_again_adds_files_and_nothing_else() {
        String instance = UUID.randomUUID().toString();
        String xml = form(instance, aWorkplace("ESTABLISHMENT"), finding("ADULT", 1, "EX01", "a door"));
        assertEquals(201, collect.submit(xml, Map.of()).statusCode());
        byte[] photo = bytes(70_000);
        assertEquals(201, collect.submit(xml, files("1.jpg", photo)).statusCode());
        assertEquals(201, collect.submit(xml, files("1.jpg", photo)).statusCode());
        assertEquals(201, collect.submit(xml, files("1.jpg", bytes(70_001))).statusCode());
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/findings").then().body("items", hasSize(1));
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/attachments").then().body("items.size", equalTo(List.of(70_000, 70_001)));
        assertEquals(1, count("select count(*) from form_submission where instance = 'uuid:" + instance + "'"));
    }

    @Test
    void created_201_the_files_of_a_form_that_was_taken_before_a_conflict_of_interest_was_declared() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String instance = UUID.randomUUID().toString();
        String xml = form(instance, workplace, finding("ADULT", 1, "EX01", "a door"));
        assertEquals(201, collect.submit(xml, files("0.jpg", bytes(9))).statusCode());
        as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"ground\":\"FAMILY\"}".formatted(workplace)).post(API + "/conflicts-of-interest").then().statusCode(201);
        assertEquals(201, collect.submit(xml, files("1.jpg", bytes(70_000))).statusCode());
        String after = as(Account.CHIEF).get(API + "/visits/" + instance + "/attachments").then().body("items.size", equalTo(List.of(9, 70_000)))
                .body("items.afterConflict", equalTo(List.of(false, true))).extract().path("items[1].id");
        as(Account.CHIEF).get(API + "/visits/" + instance + "/attachments/" + after).then().statusCode(200).body("afterConflict", equalTo(true));
        String next = form(UUID.randomUUID().toString(), workplace, finding("ADULT", 1, "EX01", "a door"));
        assertEquals(409, collect.submit(next, files("2.jpg", bytes(70_000))).statusCode(), "it stays on the phone");
    }

    @Test
    void created_201_a_form_that_collect_splits() {
        String instance = UUID.randomUUID().toString();
        Map<String, byte[]> photos = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            photos.put("photo " + i + ".jpg", bytes(150_000 + i));
        }
        HttpResponse<byte[]> answer = collect.submitSplit(form(instance, aWorkplace("ESTABLISHMENT"), ""), photos, 400_000);
        assertEquals(201, answer.statusCode(), Collect.message(answer));
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/attachments").then().body("items.name", equalTo(List.copyOf(photos.keySet())));
        assertEquals(0, unfinished(instance));
    }

    @Test
    void created_201_of_a_form_sent_six_times_at_once_one_visit_and_one_photograph() throws InterruptedException {
        String instance = UUID.randomUUID().toString();
        String xml = form(instance, aWorkplace("ESTABLISHMENT"), finding("ADULT", 1, "EX01", "a door"));
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            threads.add(Thread.ofVirtual().start(() -> answers.add(collect.submit(xml, files("1.jpg", new byte[] {1})).statusCode())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(answers.stream().allMatch(status -> status == 201 || status == 429) && answers.contains(201), answers.toString());
        assertEquals(1, count("select count(*) from visit where coalesce(chosen, id) = '" + instance + "'"));
        assertEquals(1, count("select count(*) from finding f join visit v on v.id = f.visit where coalesce(v.chosen, v.id) = '" + instance + "'"));
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/attachments").then().body("items.name", equalTo(List.of("1.jpg")));
        assertEquals(0, unfinished(instance));
    }

    /// Collect sends a form that it edited after a broken sending under the same id, and would repeat a 409 for ever (collect #5317).
    @Test
    void accepted_202_another_body_is_kept_until_a_person_chooses() {
        String instance = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        String first = form(instance, workplace, finding("ADULT", 1, "EX01", "a door"));
        String second = form(instance, workplace, finding("ADULT", 1, "EX01", "a door") + finding("CHILD", 2, "EX02", "a cellar"));
        assertEquals(201, collect.submit(first, Map.of()).statusCode());
        HttpResponse<byte[]> kept = collect.submit(second, files("2.jpg", bytes(9)));
        assertEquals(202, kept.statusCode());
        assertTrue(Collect.message(kept).contains("Choose at the desk"), Collect.message(kept));
        assertEquals(202, collect.submit(second, Map.of()).statusCode());
        assertEquals(201, collect.submit(first, Map.of()).statusCode());
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/findings").then().body("items", hasSize(1));
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/attachments").then().body("items.name", equalTo(List.of("2.jpg")));
        String id = text("select id from form_submission where instance = 'uuid:" + instance + "' and state = 'WAITING'");
        as(Account.CHIEF).get(API + "/form-submissions?state=WAITING&limit=200").then().statusCode(200).body("items.id", hasItem(id));
        as(Account.INSPECTOR).get(API + "/form-submissions/" + id).then().statusCode(200).body("waitsFor", equalTo("ANOTHER_BODY"))
                .body("said.findings", hasSize(2)).body("first.findings", hasSize(1)).body("visit", equalTo(instance))
                .body("differences", hasItems("findings[1].subject", "findings[1].note")).body("differences", not(hasItem("startedAt")));
        as(Account.OTHER_INSPECTOR).get(API + "/form-submissions/" + id).then().statusCode(404);
        as(Account.OTHER_INSPECTOR).body("{\"outcome\":\"BOTH\"}").post(API + "/form-submissions/" + id + "/settle").then().statusCode(404);
        as(Account.INSPECTOR).body("{\"outcome\":\"BOTH\"}").post(API + "/form-submissions/" + id + "/settle").then().statusCode(200).body("state", equalTo("SETTLED"));
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/findings").then().body("items", hasSize(2)).body("items[1].note", equalTo("a cellar"));
        as(Account.CHIEF).body("{\"outcome\":\"FIRST\"}").post(API + "/form-submissions/" + id + "/settle").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:form:settled"));
        assertEquals(202, collect.submit(second, Map.of()).statusCode());
    }

    @Test
    void accepted_202_an_edit_by_deprecated_id_and_created_201_where_nothing_was_sent_before() {
        String instance = UUID.randomUUID().toString();
        String edited = UUID.randomUUID().toString();
        String workplace = aWorkplace("ESTABLISHMENT");
        assertEquals(201, collect.submit(form(instance, workplace, finding("ADULT", 1, "EX01", "")), Map.of()).statusCode());
        String edit = form(edited, workplace, finding("ADULT", 2, "EX01", "")).replace("</orx:instanceID>", "</orx:instanceID><orx:deprecatedID>uuid:" + instance + "</orx:deprecatedID>");
        assertEquals(202, collect.submit(edit, Map.of()).statusCode());
        assertEquals("EDIT", text("select waits_for from form_submission where instance = 'uuid:" + edited + "'"));
        assertEquals(0, count("select count(*) from visit where coalesce(chosen, id) = '" + edited + "'"));
        String other = UUID.randomUUID().toString();
        assertEquals(201, collect.submit(edit.replace(edited, other).replace("uuid:" + instance, "uuid:" + UUID.randomUUID()), Map.of()).statusCode());
        as(Account.INSPECTOR).get(API + "/visits/" + other).then().statusCode(200);
    }

    @Test
    void invalid_400_says_in_xml_what_to_mend_and_keeps_nothing() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String good = form(UUID.randomUUID().toString(), workplace, finding("ADULT", 1, "EX01", ""));
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put(good.replace(workplace, UUID.randomUUID().toString()), "workplace must be a workplace");
        wrong.put(good.replace("PLANNED", "COMPLAINT"), "kind must be PLANNED or FOLLOW_UP");
        wrong.put(good.replace("2026-01-05T09:30:00.000+01:00", "2126-01-05T09:30:00.000+01:00"), "startedAt must be in the past");
        wrong.put(good.replace("2026-01-05T09:30:00.000+01:00", "yesterday"), "started must be a date");
        wrong.put(good.replace("EX01", "XX99"), "indicators[0] must be a code");
        wrong.put(good.replace("<workers>1</workers>", "<workers/>"), "workers");
        wrong.put(good.replace("<note>", "<nationality>VN</nationality><note>"), "must have only the fields of the form");
        wrong.put(good.replace("palermo-visit", "another"), "id must be the id of a form of the list");
        wrong.put(good.replaceAll("<orx:instanceID>.*</orx:instanceID>", "<orx:instanceID/>"), "instanceID must be given");
        wrong.put("<!DOCTYPE data [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>" + good.replace("EX01", "&a;"), "must have no document type");
        wrong.put("nothing", "must be XML");
        wrong.put(good.substring(0, good.length() - 9), "must be XML");
        wrong.put("<a>".repeat(200), "must");
        wrong.forEach((xml, message) -> {
            HttpResponse<byte[]> answer = collect.submit(xml, files("1.jpg", bytes(10)));
            assertEquals(400, answer.statusCode(), xml);
            assertTrue(Collect.isOpenRosa(answer), xml);
            assertTrue(Collect.message(answer).contains(message), Collect.message(answer) + " for " + message);
        });
        assertEquals(201, collect.submit(good, Map.of()).statusCode());
    }

    @Test
    void invalid_400_a_damaged_form() {
        String instance = UUID.randomUUID().toString();
        String xml = form(instance, aWorkplace("ESTABLISHMENT"), "");
        String part = "--b\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"a.xml\"\r\n\r\n" + xml + "\r\n";
        for (String body : List.of("", "--b", "nothing", part, part + "--", part + "--b\r\n\r\n\r\n", part.replace("xml_submission_file", "data") + "--b--",
                part + "--b\r\nContent-Disposition: form-data; name=\"1.jpg\"; filename=\"1.jpg\"\r\n\r\nabc")) {
            HttpResponse<byte[]> answer = collect.raw("multipart/form-data; boundary=b", body.getBytes(StandardCharsets.UTF_8));
            assertEquals(400, answer.statusCode(), body);
            assertTrue(Collect.isOpenRosa(answer), body);
        }
        assertEquals(400, collect.raw("multipart/form-data", part.getBytes(StandardCharsets.UTF_8)).statusCode());
        assertEquals(201, collect.raw("multipart/form-data; boundary=\"b\"", (part + "--b--").getBytes(StandardCharsets.UTF_8)).statusCode());
        assertEquals(0, unfinished(instance));
    }

    private static long unfinished(String visit) {
        return count("select count(*) from upload u join visit v on v.id = u.visit where u.state = 'ARRIVING' and coalesce(v.chosen, v.id) = '" + visit + "'");
    }

    /// A file may hold what looks like the end of its part.
    @Test
    void created_201_a_file_that_looks_like_a_boundary() {
        String instance = UUID.randomUUID().toString();
        byte[] tricky = ("\r\n--\r\n--x\r\n-" + "\r\n--".repeat(40_000) + "\r").getBytes(StandardCharsets.UTF_8);
        assertEquals(201, collect.submit(form(instance, aWorkplace("ESTABLISHMENT"), ""), files("1.jpg", tricky)).statusCode());
        String id = as(Account.INSPECTOR).get(API + "/visits/" + instance + "/attachments").path("items[0].id");
        assertArrayEquals(tricky, as(Account.INSPECTOR).get(API + "/attachments/" + id + "/content").asByteArray());
    }

    @Test
    void too_large_413_xml_and_too_many_parts_400() {
        String xml = form(UUID.randomUUID().toString(), aWorkplace("ESTABLISHMENT"), "<!--" + "x".repeat(1 << 20) + "-->");
        HttpResponse<byte[]> answer = collect.submit(xml, Map.of());
        assertEquals(413, answer.statusCode());
        assertTrue(Collect.isOpenRosa(answer));
        String part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
        String first = "--b\r\nContent-Disposition: form-data; name=\"xml_submission_file\"\r\n\r\n" + form(UUID.randomUUID().toString(), aWorkplace("ESTABLISHMENT"), "") + "\r\n";
        assertEquals(400, collect.raw("multipart/form-data; boundary=b", (first + part.repeat(200) + "--b--").getBytes(StandardCharsets.UTF_8)).statusCode());
    }

    @Test
    void unauthorised_401_wrong_revoked_and_ended_secrets() {
        assertEquals(200, collect.get("/formList").statusCode());
        assertEquals(401, collect.with(null, "wrong").get("/formList").statusCode());
        assertEquals(401, collect.with("somebody", null).get("/formList").statusCode());
        assertEquals(401, collect.with("", "").get("/formList").statusCode());
        TestClock.ahead(Duration.ofDays(29));
        assertEquals(200, collect.get("/formList").statusCode());
        TestClock.ahead(Duration.ofDays(31));
        assertEquals(401, collect.get("/formList").statusCode());
        TestClock.ahead(Duration.ZERO);
        as(Account.CHIEF).post(API + "/phones/" + collect.phone() + "/revoke").then().statusCode(200).body("state", equalTo("REVOKED"));
        HttpResponse<byte[]> refused = collect.submit(form(UUID.randomUUID().toString(), aWorkplace("ESTABLISHMENT"), ""), Map.of());
        assertEquals(401, refused.statusCode());
        assertTrue(Collect.isOpenRosa(refused));
    }

    /// The secret of a phone opens these operations only, and a token does not open them.
    @Test
    void a_secret_opens_nothing_else() {
        String[] pair = {text("select subject from phone where id = '" + collect.phone() + "'"), "x"};
        assertEquals(401, RestAssured.given().auth().preemptive().basic(pair[0], pair[1]).get(API + "/visits").statusCode());
        assertEquals(403, RestAssured.given().auth().oauth2(Account.INSPECTOR.token()).get("/openrosa/v1/formList").statusCode());
        var basic = Base64.getEncoder().encodeToString("a:b".getBytes());
        assertEquals(401, RestAssured.given().header("Authorization", "Basic " + basic).get(API + "/phones").statusCode());
    }

    private static void planned(String workplace, String subject, String day, String state) {
        Given.execute("""
                insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, inspector, day, state, planned_by, planned_at)
                values (gen_random_uuid(), '%s', '%s', 'GB', 'PLANNED', current_date - 1, current_date + 20, '%s', %s, '%s', 'chief', now())
                """.formatted(Account.INSPECTOR.agency(), workplace, subject, day, state));
    }

    public static String form(String instance, String workplace, String findings) {
        return """
                <?xml version='1.0' ?><data id="palermo-visit" version="2026113001" xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa">\
                <workplace>%s</workplace><kind>PLANNED</kind><started>2026-01-05T09:30:00.000+01:00</started><household_access/><photo>1.jpg</photo>%s\
                <orx:meta><orx:instanceID>uuid:%s</orx:instanceID></orx:meta></data>""".formatted(workplace, findings, instance);
    }

    public static String finding(String subject, int workers, String indicators, String note) {
        return "<finding><subject>%s</subject><workers>%d</workers><dr/><cr/><vr/><ex>%s</ex><cd/><vd/><note>%s</note><photo/></finding>"
                .formatted(subject, workers, indicators, note);
    }

    private static Map<String, byte[]> files(Object... namesAndBytes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            files.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
        }
        return files;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String one(Document document, String namespace, String name) {
        assertEquals(1, document.getElementsByTagNameNS(namespace, name).getLength(), name);
        return document.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
    }

    private static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }
}
