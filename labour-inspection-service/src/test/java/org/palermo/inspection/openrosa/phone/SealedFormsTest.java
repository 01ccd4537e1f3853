package org.palermo.inspection.openrosa.phone;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.MGF1ParameterSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.openrosa.Collect;
import org.palermo.inspection.openrosa.OpenRosaTest;
import org.palermo.inspection.openrosa.SealingPhone;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestClock;
import org.palermo.kernel.test.TestTokens;
import org.w3c.dom.Element;

/// Forms that the phone encrypts, from the form with its key to the visit with its photographs.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class SealedFormsTest {
    public static final String SWITCH = "palermo.forms.sealed";
    private static final String XFORMS = "http://www.w3.org/2002/xforms";

    @Inject
    SealedFormJob job;

    private Collect collect;

    @BeforeEach
    void aPhone() {
        Given.execute("update phone set revoked_at = now(), revoked_by = 'test' where revoked_at is null");
        collect = Collect.of(Account.INSPECTOR);
    }

    @AfterEach
    void asByDefault() {
        System.clearProperty(SWITCH);
        TestClock.ahead(Duration.ZERO);
    }

    /// The form that the phone has: its version and its key.
    private record Form(String version, String key) {}

    private Form form() {
        HttpResponse<byte[]> answer = collect.get("/forms/palermo-visit");
        assertEquals(200, answer.statusCode());
        Element submission = (Element) Collect.xml(answer).getElementsByTagNameNS(XFORMS, "submission").item(0);
        String version = Collect.xml(collect.get("/formList")).getElementsByTagName("version").item(0).getTextContent();
        Element data = (Element) Collect.xml(answer).getElementsByTagNameNS(XFORMS, "data").item(0);
        assertEquals(version, data.getAttribute("version"));
        return new Form(version, submission == null ? null : submission.getAttribute("base64RsaPublicKey"));
    }

    private static String filled(Form form, String instance, String findings) {
        return OpenRosaTest.form(instance, aWorkplace("ESTABLISHMENT"), findings)
                .replaceFirst("version=\"[0-9]+\"", "version=\"" + form.version() + "\"");
    }

    private static SealingPhone.Sealed sealed(Form form, String instance, String xml, Map<String, byte[]> media) {
        return new SealingPhone(form.key(), MGF1ParameterSpec.SHA256).seal(form.version(), "uuid:" + instance, xml, media);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Map<String, byte[]> photographs() {
        Map<String, byte[]> media = new LinkedHashMap<>();
        media.put("1.jpg", bytes(40_000));
        media.put("2.jpg", bytes(2_500_000));
        return media;
    }

    private static List<String> attachments(String visit) {
        return as(Account.INSPECTOR).get(API + "/visits/" + visit + "/attachments").jsonPath().getList("items.id");
    }

    @Test
    void the_form_carries_a_key_unless_that_is_switched_off() {
        Form form = form();
        assertTrue(form.version().matches("2026120101-k[1-9][0-9]*"), form.version());
        assertEquals(form, form(), "the same key again");
        System.setProperty(SWITCH, "false");
        assertEquals(new Form("2026120101", null), form());
        String instance = UUID.randomUUID().toString();
        String plain = OpenRosaTest.form(instance, aWorkplace("ESTABLISHMENT"), "");
        assertEquals(201, Collect.of(Account.INSPECTOR).submit(plain, Map.of()).statusCode(), "from any phone");
    }

    @Test
    void created_201_a_sealed_form_becomes_a_visit_with_its_photographs() {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        Map<String, byte[]> media = photographs();
        SealingPhone.Sealed sealed = sealed(form, instance, filled(form, instance, OpenRosaTest.finding("ADULT", 3, "EX01", "a locked door")), media);
        HttpResponse<byte[]> answer = collect.submit(sealed.manifest(), sealed.files());
        assertEquals(201, answer.statusCode(), Collect.message(answer));
        as(Account.CHIEF).get(API + "/visits/" + instance + "/findings").then().statusCode(200).body("items", hasSize(1));
        List<String> ids = attachments(instance);
        assertEquals(2, ids.size());
        List<Integer> sizes = new ArrayList<>();
        for (String id : ids) {
            byte[] content = as(Account.INSPECTOR).get(API + "/attachments/" + id + "/content").asByteArray();
            sizes.add(content.length);
            assertArrayEquals(bytes(content.length), content);
        }
        Collections.sort(sizes);
        assertEquals(List.of(40_000, 2_500_000), sizes);
        assertEquals(0, pieces(instance), "what the phone encrypted is gone");
        assertEquals(201, collect.submit(sealed.manifest(), sealed.files()).statusCode(), "the same again");
        assertEquals(2, attachments(instance).size());
        assertEquals(1, count("select count(*) from form_submission where instance = 'uuid:" + instance + "'"));
    }

    private static long pieces(String instance) {
        return count("select count(*) from sealed_form_piece p join sealed_form f on f.id = p.form join form_submission s on s.id = f.submission where s.instance = 'uuid:"
                + instance + "'");
    }

    /// The filled form comes first, last or between, as the files of the phone's directory do.
    @Test
    void created_201_in_several_requests_and_any_order() {
        for (int turn = 0; turn < 3; turn++) {
            String instance = UUID.randomUUID().toString();
            Form form = form();
            SealingPhone.Sealed sealed = sealed(form, instance, filled(form, instance, ""), photographs());
            List<String> names = new ArrayList<>(sealed.files().keySet());
            Collections.rotate(names, turn);
            Map<String, byte[]> turned = new LinkedHashMap<>();
            names.forEach(name -> turned.put(name, sealed.files().get(name)));
            assertEquals(201, collect.submitSplit(sealed.manifest(), turned, 30_000).statusCode(), names.toString());
            assertEquals(2, attachments(instance).size(), names.toString());
        }
    }

    /// A phone that got no answer sends again while the first request is still being carried out.
    @Test
    void created_201_the_same_form_over_two_connections_at_once() throws Exception {
        for (int turn = 0; turn < 6; turn++) {
            String instance = UUID.randomUUID().toString();
            Form form = form();
            SealingPhone.Sealed sealed = sealed(form, instance, filled(form, instance, ""), photographs());
            try (ExecutorService connections = Executors.newFixedThreadPool(2)) {
                Callable<Integer> sending = () -> collect.submit(sealed.manifest(), sealed.files()).statusCode();
                for (Future<Integer> status : connections.invokeAll(List.of(sending, sending))) {
                    assertEquals(201, status.get());
                }
            }
            assertEquals(2, attachments(instance).size());
            assertEquals(0, pieces(instance), "what the phone encrypted is gone");
        }
    }

    @Test
    void accepted_202_another_body_and_an_edit_wait_for_a_person() {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        String xml = filled(form, instance, OpenRosaTest.finding("ADULT", 3, "EX01", "a door"));
        SealingPhone.Sealed first = sealed(form, instance, xml, Map.of());
        assertEquals(201, collect.submit(first.manifest(), first.files()).statusCode());
        SealingPhone.Sealed sameAnew = sealed(form, instance, xml, Map.of());
        assertEquals(201, collect.submit(sameAnew.manifest(), sameAnew.files()).statusCode(), "the same form, encrypted again");
        SealingPhone.Sealed other = sealed(form, instance, xml.replace("a door", "a gate"), Map.of());
        assertEquals(202, collect.submit(other.manifest(), other.files()).statusCode());
        assertEquals(202, collect.submit(other.manifest(), other.files()).statusCode(), "the same again gets the same answer");
        String edited = UUID.randomUUID().toString();
        SealingPhone.Sealed edit = sealed(form, edited, xml.replace("<orx:instanceID>uuid:" + instance,
                "<orx:deprecatedID>uuid:" + instance + "</orx:deprecatedID><orx:instanceID>uuid:" + edited), Map.of());
        assertEquals(202, collect.submit(edit.manifest(), edit.files()).statusCode());
        assertEquals("EDIT", text("select waits_for from form_submission where instance = 'uuid:" + edited + "'"));
    }

    /// The form can't be changed on the phone any more: all else of it is recorded, and she takes the words out at the desk.
    @Test
    void accepted_202_a_text_about_migration_status_waits_for_a_person_and_all_else_is_recorded() {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        String xml = filled(form, instance, OpenRosaTest.finding("ADULT", 3, "EX01", "her visa expired, the door is locked")
                + OpenRosaTest.finding("ADULT", 2, "EX02", "a cellar"));
        SealingPhone.Sealed sealed = sealed(form, instance, xml, photographs());
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> answer = collect.submit(sealed.manifest(), sealed.files());
            assertEquals(202, answer.statusCode());
            assertTrue(Collect.message(answer).contains("migration status"), Collect.message(answer));
        }
        assertEquals(2, attachments(instance).size());
        String finding = as(Account.INSPECTOR).get(API + "/visits/" + instance + "/findings").then().statusCode(200)
                .body("items.indicators", equalTo(List.of(List.of("EX01"), List.of("EX02")))).body("items[0].note", nullValue())
                .body("items[1].note", equalTo("a cellar")).extract().path("items[0].id");
        assertEquals(0, count("select count(*) from form_submission where position(convert_to('visa expired', 'UTF8') in body) > 0"), "sealed");
        String waiting = API + "/form-submissions/" + text("select id from form_submission where instance = 'uuid:" + instance + "' and state = 'WAITING'");
        for (Account person : List.of(Account.INSPECTOR, Account.CHIEF)) {
            as(person).get(waiting).then().statusCode(200).body("waitsFor", equalTo("TEXT")).body("undecided", equalTo(0)).body("fields", hasSize(1))
                    .body("fields[0].field", equalTo("findings[0].note")).body("fields[0].open", equalTo(false))
                    .body("fields[0].other.note", equalTo("her visa expired, the door is locked")).body("fields[0].standing", nullValue());
        }
        as(Account.OTHER_INSPECTOR).get(waiting).then().statusCode(404);
        as(Account.CHIEF).get(API + "/notices?limit=200").then().body("items.findAll { it.about == '" + waiting.substring(waiting.lastIndexOf('/') + 1)
                + "' }.kind", equalTo(List.of("FORM_WAITS")));
        String at = API + "/visits/" + instance + "/findings/" + finding;
        for (Map.Entry<String, Integer> note : Map.of("her visa expired", 400, "the door is locked", 200).entrySet()) {
            as(Account.INSPECTOR).header("If-Match", as(Account.INSPECTOR).get(at).getHeader("ETag"))
                    .body("{\"subject\":\"ADULT\",\"workers\":3,\"indicators\":[\"EX01\"],\"note\":\"" + note.getKey() + "\",\"reason\":\"Words taken out.\"}")
                    .post(at + "/corrections").then().statusCode(note.getValue());
        }
        as(Account.CHIEF).body("{\"outcome\":\"BOTH\"}").post(waiting + "/settle").then().statusCode(200).body("state", equalTo("SETTLED"));
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/findings").then().body("items.note", equalTo(List.of("the door is locked", "a cellar")));
        SealingPhone.Sealed other = sealed(form, instance, xml.replace("a cellar", "no permit to work"), Map.of());
        assertEquals(202, collect.submit(other.manifest(), other.files()).statusCode());
        String another = API + "/form-submissions/" + text("select id from form_submission where instance = 'uuid:" + instance + "' and state = 'WAITING'");
        as(Account.CHIEF).get(another).then().body("waitsFor", equalTo("ANOTHER_BODY")).body("fields.open", equalTo(List.of(false, false)));
        as(Account.CHIEF).body("{\"outcome\":\"BOTH\"}").post(another + "/settle").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/findings").then().body("items.note", equalTo(Arrays.asList("the door is locked", "a cellar", null)));
    }

    @Test
    void accepted_202_a_consent_that_speaks_of_migration_status_is_added_at_the_desk() {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        String xml = OpenRosaTest.form(instance, aWorkplace("PRIVATE_HOUSEHOLD"), "").replaceFirst("version=\"[0-9]+\"", "version=\"" + form.version() + "\"")
                .replace("<household_access/>", "<household_access>CONSENT</household_access><entry><consent_by>the worker without papers</consent_by>"
                        + "<consent_form>ORAL</consent_form></entry>");
        SealingPhone.Sealed sealed = sealed(form, instance, xml, Map.of());
        HttpResponse<byte[]> answer = collect.submit(sealed.manifest(), sealed.files());
        assertEquals(202, answer.statusCode(), Collect.message(answer));
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/record").then().statusCode(200).body("householdAccess", equalTo("CONSENT"))
                .body("entry", nullValue());
        String waiting = API + "/form-submissions/" + text("select id from form_submission where instance = 'uuid:" + instance + "' and state = 'WAITING'");
        as(Account.INSPECTOR).get(waiting).then().body("fields.part", equalTo(List.of("HOUSEHOLD_ENTRY"))).body("fields[0].open", equalTo(false))
                .body("fields[0].other.entry.consentBy", equalTo("the worker without papers"));
        as(Account.INSPECTOR).body("{\"outcome\":\"FIELDS\"}").post(waiting + "/settle").then().statusCode(200).body("state", equalTo("SETTLED"));
        assertEquals(1, count("select count(*) from data_key k join visit v on v.id = k.owner where k.purpose = 'VISIT_RECORD' "
                + "and coalesce(v.chosen, v.id) = '" + instance + "'"), "the form is erased with the record of the visit");
    }

    /// The visit began on 5 January. The day of a warrant may be one later in UTC.
    @Test
    void accepted_202_a_warrant_that_was_issued_after_the_visit_is_added_at_the_desk() {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        String xml = warrant(filled(form, instance, OpenRosaTest.finding("ADULT", 3, "EX01", "a locked door")), "2026-01-07");
        SealingPhone.Sealed sealed = sealed(form, instance, xml, photographs());
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> answer = collect.submit(sealed.manifest(), sealed.files());
            assertEquals(202, answer.statusCode(), Collect.message(answer));
            assertTrue(Collect.message(answer).contains("The consent or the warrant in it does not fit the visit"), Collect.message(answer));
        }
        assertEquals(2, attachments(instance).size());
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/findings").then().statusCode(200).body("items.note", equalTo(List.of("a locked door")));
        as(Account.INSPECTOR).get(API + "/visits/" + instance + "/record").then().statusCode(200).body("householdAccess", equalTo("WARRANT"))
                .body("entry", nullValue());
        String waiting = API + "/form-submissions/" + text("select id from form_submission where instance = 'uuid:" + instance + "' and state = 'WAITING'");
        as(Account.INSPECTOR).get(waiting).then().body("waitsFor", equalTo("ENTRY")).body("undecided", equalTo(0))
                .body("fields.part", equalTo(List.of("HOUSEHOLD_ENTRY"))).body("fields[0].open", equalTo(false))
                .body("fields[0].other.entry.warrantIssuedOn", equalTo("2026-01-07"));
        as(Account.CHIEF).body("{\"outcome\":\"FIRST\"}").post(waiting + "/settle").then().statusCode(200).body("state", equalTo("SETTLED"));
        String inTime = UUID.randomUUID().toString();
        SealingPhone.Sealed right = sealed(form, inTime, warrant(filled(form, inTime, ""), "2026-01-06"), Map.of());
        assertEquals(201, collect.submit(right.manifest(), right.files()).statusCode());
        as(Account.INSPECTOR).get(API + "/visits/" + inTime + "/record").then().body("entry.warrantIssuedOn", equalTo("2026-01-06"));
    }

    @Test
    void accepted_202_a_form_waits_for_its_warrant_and_for_its_violation_at_once() {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        String finding = OpenRosaTest.finding("ADULT", 3, "EX01", "a door").replace("<note>",
                "<law><violations>NO_WRITTEN_TERMS</violations><acted_on>2001-05-01</acted_on><affected>1</affected></law><note>");
        SealingPhone.Sealed sealed = sealed(form, instance, warrant(filled(form, instance, finding), "2026-01-07"), Map.of());
        HttpResponse<byte[]> answer = collect.submit(sealed.manifest(), sealed.files());
        assertEquals(202, answer.statusCode(), Collect.message(answer));
        assertEquals("ENTRY VIOLATION", text("select string_agg(waits_for, ' ' order by waits_for) from form_submission where instance = 'uuid:" + instance
                + "' and state = 'WAITING'"));
    }

    private static String warrant(String form, String issued) {
        return form.replaceFirst("<workplace>[^<]*", "<workplace>" + aWorkplace("PRIVATE_HOUSEHOLD")).replace("<household_access/>",
                "<household_access>WARRANT</household_access><entry><warrant_number>W 7</warrant_number><warrant_court>Leeds</warrant_court>"
                        + "<warrant_issued>" + issued + "</warrant_issued><warrant_scope>all</warrant_scope></entry>");
    }

    @Test
    void invalid_400_a_changed_file_and_the_right_one_afterwards() {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        SealingPhone.Sealed sealed = sealed(form, instance, filled(form, instance, ""), photographs());
        for (String name : sealed.files().keySet()) {
            Map<String, byte[]> files = new LinkedHashMap<>(sealed.files());
            byte[] changed = files.get(name).clone();
            changed[7] ^= 1;
            files.put(name, changed);
            HttpResponse<byte[]> answer = collect.submit(sealed.manifest(), files);
            assertEquals(400, answer.statusCode(), name);
            assertTrue(Collect.isOpenRosa(answer));
            assertTrue(Collect.message(answer).contains("the signature does not match"), Collect.message(answer));
            assertEquals(0, count("select count(*) from visit where coalesce(chosen, id) = '" + instance + "'"));
        }
        assertEquals(201, collect.submit(sealed.manifest(), sealed.files()).statusCode());
        assertEquals(2, attachments(instance).size());
    }

    @Test
    void invalid_400_a_missing_or_unknown_file_another_key_and_another_instance() throws NoSuchAlgorithmException {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        String xml = filled(form, instance, "");
        SealingPhone.Sealed sealed = sealed(form, instance, xml, photographs());
        Map<String, byte[]> fewer = new LinkedHashMap<>(sealed.files());
        fewer.remove("submission.xml.enc");
        refused(sealed.manifest(), fewer, "1 of 3 files are missing");
        refused(sealed.manifest(), Map.of("3.jpg", bytes(3)), "one of the encrypted files that the form names");
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2_048);
        String foreign = Base64.getEncoder().encodeToString(pairs.generateKeyPair().getPublic().getEncoded());
        SealingPhone.Sealed toAnother = sealed(new Form(form.version(), foreign), instance, xml, Map.of());
        refused(toAnother.manifest(), toAnother.files(), "must be encrypted with the public key");
        Form unknown = new Form("2026120101-k999999", form.key());
        SealingPhone.Sealed never = sealed(unknown, instance, xml, Map.of());
        refused(never.manifest(), never.files(), "version must be the version of a form with a key");
        SealingPhone.Sealed mixed = sealed(form, UUID.randomUUID().toString(), xml, Map.of());
        refused(mixed.manifest(), mixed.files(), "instanceID must be the same");
        assertEquals(201, collect.submit(sealed.manifest(), sealed.files()).statusCode());
    }

    private void refused(String manifest, Map<String, byte[]> files, String message) {
        HttpResponse<byte[]> answer = collect.submit(manifest, files);
        assertEquals(400, answer.statusCode(), message);
        assertTrue(Collect.isOpenRosa(answer));
        assertTrue(Collect.message(answer).contains(message), Collect.message(answer) + " for " + message);
    }

    /// In clear only from a phone that may have had the form before it carried a key.
    @Test
    void a_form_in_clear_only_from_a_phone_that_had_one() {
        Form form = form();
        collect = Collect.of(Account.INSPECTOR);
        String instance = UUID.randomUUID().toString();
        refused(filled(form, instance, ""), Map.of(), "must be encrypted by the phone");
        String plain = OpenRosaTest.form(instance, aWorkplace("ESTABLISHMENT"), "");
        refused(plain, Map.of(), "must be encrypted by the phone");
        System.setProperty(SWITCH, "false");
        assertEquals(200, collect.get("/forms/palermo-visit").statusCode());
        System.clearProperty(SWITCH);
        assertEquals(201, collect.submit(plain, Map.of()).statusCode(), "it has been given the form without a key");
        Collect before = Collect.of(Account.INSPECTOR);
        Given.execute("update phone set added_at = (select min(made_at) - interval '1 day' from form_key) where id = '" + before.phone() + "'");
        assertEquals(201, before.submit(OpenRosaTest.form(UUID.randomUUID().toString(), aWorkplace("ESTABLISHMENT"), ""), Map.of()).statusCode(),
                "it is older than the first key");
    }

    @Test
    void an_old_key_is_followed_by_another_and_still_opens() {
        Form old = form();
        Given.execute("update form_key set made_at = made_at - interval '366 days'");
        Form fresh = form();
        assertNotEquals(old.version(), fresh.version());
        assertNotEquals(old.key(), fresh.key());
        String instance = UUID.randomUUID().toString();
        SealingPhone.Sealed sealed = sealed(old, instance, filled(old, instance, ""), Map.of());
        assertEquals(201, collect.submit(sealed.manifest(), sealed.files()).statusCode());
    }

    @Test
    void what_never_becomes_whole_is_dropped_after_a_week() {
        String id = begun(sealedWithPhotograph());
        TestClock.ahead(Duration.ofDays(6));
        job.run().await().atMost(Duration.ofSeconds(30));
        assertEquals(1, count("select count(*) from sealed_form_piece where form = '" + id + "'"));
        TestClock.ahead(Duration.ofDays(8));
        job.run().await().atMost(Duration.ofSeconds(30));
        assertEquals(0, count("select count(*) from sealed_form_piece where form = '" + id + "'"));
        assertEquals(0, count("select count(*) from sealed_form where id = '" + id + "'"));
    }

    @Test
    void a_form_that_cannot_be_deleted_does_not_stop_the_others() {
        String stays = begun(sealedWithPhotograph());
        String goes = begun(sealedWithPhotograph());
        Given.execute("update sealed_form set began_at = began_at - interval '9 days' where id = '" + stays + "'");
        Given.execute("update sealed_form set began_at = began_at - interval '8 days' where id = '" + goes + "'");
        Given.execute("create function refuse_deletion() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;"
                + "create trigger refuse_deletion before delete on sealed_form for each row when (old.id = '" + stays + "') execute function refuse_deletion()");
        try {
            job.run().await().atMost(Duration.ofSeconds(30));
        } finally {
            Given.execute("drop trigger refuse_deletion on sealed_form; drop function refuse_deletion()");
        }
        assertEquals(1, count("select count(*) from sealed_form where id = '" + stays + "'"));
        assertEquals(0, count("select count(*) from sealed_form where id = '" + goes + "'"));
        job.run().await().atMost(Duration.ofSeconds(30));
        assertEquals(0, count("select count(*) from sealed_form where id = '" + stays + "'"));
    }

    private SealingPhone.Sealed sealedWithPhotograph() {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        return sealed(form, instance, filled(form, instance, ""), Map.of("1.jpg", bytes(100)));
    }

    /// Sends the photograph alone.
    ///
    /// @return id of the form
    private String begun(SealingPhone.Sealed sealed) {
        refused(sealed.manifest(), Map.of("1.jpg.enc", sealed.files().get("1.jpg.enc")), "1 of 2 files are missing");
        return text("select id from sealed_form where phone = '" + collect.phone() + "' and submission is null order by id desc limit 1");
    }

    /// More than 2 GiB of pieces that are no whole file. They are compressed, so that they take only some megabytes.
    private static void fill(String form, UUID arrival) {
        Given.execute("create temporary table zeros (content bytea); insert into zeros select decode(repeat('00', 1048576), 'hex');"
                + "insert into sealed_form_piece (form, place, arrival, number, content) select '" + form + "', place, '" + arrival
                + "', number, content from zeros, generate_series(10, 15) place, generate_series(0, 400) number");
    }

    @Test
    void created_201_a_form_that_was_begun_goes_on_and_another_one_waits() {
        SealingPhone.Sealed large = sealedWithPhotograph();
        fill(begun(large), Ids.first(Instant.now()));
        SealingPhone.Sealed other = sealedWithPhotograph();
        HttpResponse<byte[]> tooMany = collect.submit(other.manifest(), other.files());
        assertEquals(429, tooMany.statusCode());
        assertTrue(Collect.message(tooMany).contains("Send the incomplete forms again"), Collect.message(tooMany));
        assertEquals(201, collect.submit(large.manifest(), large.files()).statusCode());
        assertEquals(201, collect.submit(other.manifest(), other.files()).statusCode());
    }

    /// On a slow line each attempt may break off. What may still be arriving stays.
    @Test
    void created_201_what_broke_off_half_an_hour_ago_neither_counts_nor_stays() {
        SealingPhone.Sealed large = sealedWithPhotograph();
        String form = begun(large);
        fill(form, Ids.first(Instant.now().minus(Duration.ofMinutes(31))));
        Given.execute("insert into sealed_form_piece (form, place, arrival, number, content) values ('" + form + "', 9, '"
                + Ids.first(Instant.now().minus(Duration.ofMinutes(19))) + "', 0, '\\x00')");
        SealingPhone.Sealed other = sealedWithPhotograph();
        assertEquals(201, collect.submit(other.manifest(), other.files()).statusCode());
        String pieces = "select count(*) from sealed_form_piece where form = '" + form + "' and place ";
        assertEquals(6 * 401 - 400, count(pieces + ">= 10"), "a part each time");
        assertEquals(2, count(pieces + "< 10"), "the whole photograph, and what arrives");
        assertEquals(201, collect.submit(large.manifest(), large.files()).statusCode());
        assertEquals(0, count(pieces + ">= 0"));
    }

    @Test
    void nobody_reads_the_keys_and_another_inspector_sees_no_sealed_form() throws SQLException {
        String instance = UUID.randomUUID().toString();
        Form form = form();
        SealingPhone.Sealed sealed = sealed(form, instance, filled(form, instance, ""), Map.of("1.jpg", bytes(100)));
        refused(sealed.manifest(), Map.of("1.jpg.enc", sealed.files().get("1.jpg.enc")), "1 of 2 files are missing");
        String ofPhone = " where phone = '" + collect.phone() + "'";
        for (Account account : List.of(Account.INSPECTOR, Account.CHIEF, Account.OTHER_INSPECTOR, Account.ADMINISTRATOR)) {
            try (Acting acting = Acting.as(account)) {
                acting.set("palermo.subject", TestTokens.subject(account));
                assertEquals(0, acting.count("form_key"), account.toString());
                assertEquals(0, acting.count("data_key where purpose = 'FORM_KEY'"), account.toString());
                assertEquals(account == Account.INSPECTOR ? 1 : 0, acting.count("sealed_form" + ofPhone), account.toString());
            }
        }
        String stored = text("select encode(private_key, 'base64') from form_key order by number desc limit 1");
        assertFalse(new String(Base64.getMimeDecoder().decode(stored), StandardCharsets.ISO_8859_1).startsWith("0\u0082"), "the private key is sealed");
    }
}
