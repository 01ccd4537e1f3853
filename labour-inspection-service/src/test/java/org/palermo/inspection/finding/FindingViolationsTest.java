package org.palermo.inspection.finding;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.find;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class FindingViolationsTest {
    private static final String VIOLATED = """
            {"subject":"ADULT","workers":4,"indicators":[],
             "violations":[{"code":"WAGES_BELOW_MINIMUM","actedOn":"2025-12-31","workers":4},{"code":"DOCUMENTS_KEPT","actedOn":"2025-12-31","workers":1}]}
            """;
    private static final String CHILD = """
            {"indicators":["EX01","EX02"],"victim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}""";
    private static final String ADULT = """
            {"indicators":["EX01","EX02"],"victim":{"consent":false,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}""";

    @Test
    void created_201_with_violations_and_no_indicator() {
        String visit = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, VIOLATED).then().statusCode(201)
                .body("violations.code", contains("WAGES_BELOW_MINIMUM", "DOCUMENTS_KEPT"))
                .body("violations[0].statute", equalTo("National Minimum Wage Act 1998, ss. 17, 19 and 19A")).body("violations[0].verified", equalTo(true))
                .body("violations[1].verified", equalTo(false)).body("violations[1].workers", equalTo(1)).body("report", nullValue()).extract().path("id");
        as(Account.CHIEF).get(API + "/visits/" + visit + "/findings/" + id).then().statusCode(200).body("violations", hasSize(2)).body("violations.finding", hasItem(id));
        as(Account.CHIEF).get(API + "/visits/" + visit + "/violations").then().statusCode(200).body("items.code", contains("WAGES_BELOW_MINIMUM", "DOCUMENTS_KEPT"));
        as(Account.OTHER_INSPECTOR).get(API + "/visits/" + visit + "/violations").then().statusCode(404);
        as(Account.CHIEF).get(API + "/visits/" + visit + "/findings").then().statusCode(200).body("items[0].violations", hasSize(2));
    }

    @Test
    void ok_200_violations_and_the_label_of_the_screening_in_the_language_of_the_reader() {
        String visit = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, VIOLATED).then().statusCode(201).body("violations[0].text", equalTo("Paid less than the minimum wage")).extract().path("id");
        as(Account.CHIEF).get(API + "/visits/" + visit + "/findings/" + id + "?language=fr").then().statusCode(200)
                .body("violations[0].text", equalTo("Rémunération inférieure au salaire minimum"))
                .body("violations[0].statute", equalTo("National Minimum Wage Act 1998, ss. 17, 19 and 19A"))
                .body("screening.label", containsString("ce n'est pas une constatation juridique"));
        as(Account.CHIEF).get(API + "/visits/" + visit + "/findings?language=ru").then().statusCode(200).body("items[0].violations[0].text", equalTo("Оплата ниже минимальной заработной платы"))
                .body("items[0].screening.label", containsString("Скрининг"));
        as(Account.CHIEF).get(API + "/visits/" + visit + "/violations?language=zh").then().statusCode(200).body("items.text", hasItem("支付的工资低于最低工资"));
        as(Account.CHIEF).get(API + "/visits/" + visit + "/findings/" + id).then().body("violations[0].text", equalTo("Paid less than the minimum wage"))
                .body("screening.label", equalTo("Screening by operational indicators; not a legal finding"));
        as(Account.CHIEF).get(API + "/visits/" + visit + "/findings/" + id + "?language=fr-CA").then().statusCode(400);
        as(Account.INSPECTOR).get(API + "/violations/codes?language=es").then().statusCode(200).body("items.find { it.code == 'NO_WEEKLY_REST' }.text", equalTo("Ningún descanso semanal"));
        as(Account.INSPECTOR).get(API + "/violations?country=GB&language=es").then().statusCode(200).body("items.find { it.code == 'NO_WEEKLY_REST' }.text", equalTo("Ningún descanso semanal"));
    }

    @Test
    void invalid_400_nothing_at_all_and_what_the_catalogue_does_not_have() {
        String visit = aVisit(Account.INSPECTOR);
        find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":4,\"indicators\":[],\"violations\":[],\"suspectedVictims\":[]}").then().statusCode(400)
                .body("violations.field", contains("indicators"));
        find(Account.INSPECTOR, visit, VIOLATED.replace("DOCUMENTS_KEPT", "ZZ_MARKER")).then().statusCode(400).body("violations.field", contains("violations[1].code")).body(not(containsString("ZZ_MARKER")));
        find(Account.INSPECTOR, visit, VIOLATED.replace("DOCUMENTS_KEPT", "WAGES_BELOW_MINIMUM")).then().statusCode(400).body("violations.message", contains("must not be repeated for the same day"));
        find(Account.INSPECTOR, visit, VIOLATED.replace("\"workers\":1}", "\"workers\":5}")).then().statusCode(400).body("violations.field", contains("violations[1].workers"));
        find(Account.INSPECTOR, visit, VIOLATED.replaceFirst("2025-12-31", "2099-12-31")).then().statusCode(400).body("violations.field", contains("violations[0].actedOn"));
        find(Account.INSPECTOR, visit, VIOLATED.replaceFirst("2025-12-31", "1989-12-31")).then().statusCode(400).body("violations.field", contains("violations[0].actedOn"));
        assertEquals(0, count("select count(*) from finding where visit = '" + visit + "'"));
    }

    @Test
    void created_201_several_persons_each_screened_and_reported_by_herself() {
        String visit = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, """
                {"subject":"ADULT","workers":4,"indicators":[],"suspectedVictims":[%s,%s]}""".formatted(CHILD, ADULT)).then().statusCode(201)
                .body("screening.positive", equalTo(false)).body("reports", hasSize(2))
                .body("reports.find { it.kind == 'REFERRED' }.screening.positive", equalTo(true)).body("reports.find { it.kind == 'REFERRED' }.screening.screenedAsChild", equalTo(true))
                .body("reports.find { it.kind == 'NOTIFIED' }.screening.positive", equalTo(false)).body("reports.find { it.kind == 'NOTIFIED' }.indicators", contains("EX01", "EX02"))
                .extract().path("id");
        assertEquals(2, count("select count(*) from outbox_event e join suspected_victim_report r on r.id = e.aggregate join finding f on f.id = r.finding where coalesce(f.chosen, f.id) = '" + id + "'"));
    }

    @Test
    void created_201_the_old_field_and_the_list_together() {
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR), """
                {"subject":"ADULT","workers":4,"indicators":["EX01"],"suspectedVictim":{"consent":true,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"},
                 "suspectedVictims":[%s]}""".formatted(CHILD)).then().statusCode(201).body("reports", hasSize(2)).body("report.screening", nullValue()).body("report.kind", equalTo("REFERRED"));
    }

    @Test
    void invalid_400_names_the_person_by_her_position_and_keeps_nothing() {
        String visit = aVisit(Account.INSPECTOR);
        String body = "{\"subject\":\"ADULT\",\"workers\":4,\"indicators\":[],\"suspectedVictims\":[" + CHILD + "," + ADULT + "]}";
        find(Account.INSPECTOR, visit, body.replace("\"consent\":false,", "")).then().statusCode(400).body("violations.field", contains("suspectedVictims[1].victim.consent"));
        find(Account.INSPECTOR, visit, body.replaceFirst("GB-ENG-NW", "GB-XXX")).then().statusCode(400).body("violations.field", contains("suspectedVictims[0].victim.region"));
        find(Account.INSPECTOR, visit, body.replaceFirst("EX02", "EX99")).then().statusCode(400).body("violations.field", contains("suspectedVictims[0].indicators[1]"));
        assertEquals(0, count("select count(*) from finding where visit = '" + visit + "'"));
    }

    @Test
    void created_201_a_person_is_added_to_a_finding_once_for_each_key() {
        String visit = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, VIOLATED).then().statusCode(201).extract().path("id");
        String persons = API + "/visits/" + visit + "/findings/" + id + "/suspected-victims";
        String key = UUID.randomUUID().toString();
        String first = as(Account.INSPECTOR).header("Idempotency-Key", key).body(CHILD).post(persons).then().statusCode(201).body("screening.positive", equalTo(true)).extract().path("id");
        as(Account.INSPECTOR).header("Idempotency-Key", key).body(CHILD).post(persons).then().statusCode(201).body("id", equalTo(first));
        as(Account.CHIEF).body(ADULT).post(persons).then().statusCode(201).body("kind", equalTo("NOTIFIED"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/findings/" + id).then().body("reports.id", hasSize(2)).body("report.id", equalTo(first));
        as(Account.INSPECTOR).body(CHILD.replace("EX02", "EX01")).post(persons).then().statusCode(400).body("violations.field", contains("indicators[1]"));
        as(Account.INSPECTOR).body(ADULT.replace("\"consent\":false,", "")).post(persons).then().statusCode(400).body("violations.field", contains("victim.consent"));
        as(Account.OTHER_INSPECTOR).body(CHILD).post(persons).then().statusCode(404);
        as(Account.INSPECTOR).body(CHILD).post(API + "/visits/" + aVisit(Account.INSPECTOR) + "/findings/" + id + "/suspected-victims").then().statusCode(404);
        as(Account.AUTHORITY).body(CHILD).post(persons).then().statusCode(403);
    }

    /// Beside the reference of her case, "abuse of illegal status" would tell what she is.
    @Test
    void created_201_a_report_keeps_no_indicator_that_tells_her_migration_status() {
        String visit = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, VIOLATED).then().statusCode(201).extract().path("id");
        String told = CHILD.replace("\"EX02\"", "\"VR02\",\"EX02\",\"DR06\",\"VR12\",\"VD05\"");
        String report = as(Account.INSPECTOR).body(told).post(API + "/visits/" + visit + "/findings/" + id + "/suspected-victims").then().statusCode(201)
                .body("indicators", contains("EX01", "EX02")).body("screening.positive", equalTo(true)).extract().path("id");
        as(Account.INSPECTOR).get(API + "/reports/" + report).then().body("indicators", contains("EX01", "EX02"))
                .body("screening.dimensions.sum { it.strong + it.medium + it.weak + it.notForThisSubject }", equalTo(2));
        assertEquals(0, count("select count(*) from suspected_victim_report where id = '" + report + "' and (indicators && array['VR02','DR06','VR12','VD05'] or screening::text ~ 'VR02')"));
        String only = as(Account.INSPECTOR).body(CHILD.replace("\"EX01\",\"EX02\"", "\"VR02\"")).post(API + "/visits/" + visit + "/findings/" + id + "/suspected-victims")
                .then().statusCode(201).body("indicators", hasSize(0)).extract().path("id");
        assertEquals(1, count("select count(*) from suspected_victim_report where id = '" + only + "' and indicators = '{}'"));
    }

    @Test
    void what_earlier_releases_kept_of_her_migration_status_is_taken_out() throws IOException {
        String visit = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, VIOLATED).then().statusCode(201).extract().path("id");
        String report = as(Account.INSPECTOR).body(CHILD).post(API + "/visits/" + visit + "/findings/" + id + "/suspected-victims").then().statusCode(201).extract().path("id");
        Given.execute("update suspected_victim_report set indicators = '{VR02,EX01,VD05,EX02,VR12}', screening = jsonb_set(jsonb_set(screening, '{dimensions,2,medium}', '2'), '{dimensions,5,medium}', '1') where id = '" + report + "'");
        Given.execute(Files.readString(Path.of("src/main/resources/db/migration/V2395__indicators_of_persons_without_status.sql")));
        as(Account.INSPECTOR).get(API + "/reports/" + report).then().body("indicators", contains("EX01", "EX02")).body("screening.positive", equalTo(true))
                .body("screening.dimensions.dimension", contains("DECEPTIVE_RECRUITMENT", "COERCIVE_RECRUITMENT", "VULNERABILITY_RECRUITMENT", "EXPLOITATION", "COERCION_DESTINATION", "VULNERABILITY_DESTINATION"))
                .body("screening.dimensions.medium", contains(0, 0, 0, 1, 0, 0));
    }

    @Test
    void conflict_409_more_persons_than_a_finding_takes_and_an_erased_finding() {
        String visit = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, VIOLATED).then().statusCode(201).extract().path("id");
        Given.execute("insert into suspected_victim_report (id, finding, agency, kind, recorded_at) select gen_random_uuid(), '" + id + "', '" + Account.INSPECTOR.agency()
                + "', 'NOTIFIED', now() from generate_series(1, 50)");
        String persons = API + "/visits/" + visit + "/findings/" + id + "/suspected-victims";
        as(Account.INSPECTOR).body(CHILD).post(persons).then().statusCode(409).body("type", equalTo("urn:palermo:problem:finding:too-many-persons"));
        Given.execute("update finding set erased_at = now(), indicators = '{}', sealed_note = null, screening = null, recorded_by = null, digest = '' where id = '" + id + "'");
        as(Account.INSPECTOR).body(CHILD).post(persons).then().statusCode(409).body("type", equalTo("urn:palermo:problem:finding:erased"));
    }

    @Test
    void invalid_400_words_of_migration_status_are_named_by_kind_and_never_repeated() {
        String visit = aVisit(Account.INSPECTOR);
        find(Account.INSPECTOR, visit, VIOLATED.replaceFirst("\\{", "{\"note\":\"They said she was undocumented, her visa ran out\",")).then().statusCode(400)
                .body("violations.field", equalTo(List.of("note"))).body("violations[0].message", containsString("STATUS, PERMIT")).body(not(containsString("undocumented")));
        String contact = CHILD.replace("\"region\"", "\"safeContact\":{\"channel\":\"PHONE\",\"words\":\"say: asylum office\"},\"region\"");
        find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":4,\"indicators\":[],\"suspectedVictims\":[" + contact + "]}").then().statusCode(400)
                .body("violations.field", equalTo(List.of("suspectedVictims[0].victim.safeContact.words")));
    }

    @Test
    void ok_200_the_catalogue_by_country_and_day() {
        as(Account.INSPECTOR).get(API + "/violations?country=GB&on=2016-04-01").then().statusCode(200)
                .body("items.find { it.code == 'WAGES_BELOW_MINIMUM' }.penalties[0].percent", equalTo(200)).body("items.find { it.code == 'DOCUMENTS_KEPT' }.national", equalTo(false));
        as(Account.INSPECTOR).get(API + "/violations?country=GB").then().statusCode(200).body("items.findAll { it.code == 'WAGES_BELOW_MINIMUM' && it.national }", hasSize(4));
        as(Account.INSPECTOR).get(API + "/violations?country=QQ").then().statusCode(400).body("violations.field", contains("country"));
        as(Account.INSPECTOR).get(API + "/violations").then().statusCode(400);
    }
}
