package org.palermo.inspection.workplace.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class ListImportsTest {
    private static final String LISTS = API + "/workplace-lists";
    /// The header of a download of the Open Supply Hub, as its code writes it in August 2026, without the energy columns of a claim.
    private static final String OPEN_SUPPLY_HUB = "os_id,contribution_date,name,address,country_code,country_name,lat,lng,sector,contributor (list),number_of_workers,"
            + "parent_company,processing_type_facility_type_raw,facility_type,processing_type,product_type,claim_created_at,claim_name_in_native_language,"
            + "claim_point_of_contact,claim_point_of_contact_email,claim_female_workers_percentage,claim_industry_sectors,claim_number_of_workers,is_closed\n";

    private static final Actor CHIEF = new Actor("a-chief", Account.CHIEF.agency(), Account.CHIEF.kind(), Account.CHIEF.regions(), Account.CHIEF.roles(), "a-request");

    private final String unique = "un" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    ListImportJob job;

    @Inject
    ListImports imports;

    @Inject
    Vertx vertx;

    @Test
    void ok_200_a_list_is_imported_behind_the_request_and_its_rejected_rows_come_back() {
        String id = begin(Account.CHIEF);
        String rows = "name;country;address\nAlpha " + unique + ";GB;1 Mill Road\n;GB;2 Mill Road\nBeta " + unique + ";Atlantis;\"3; Mill Road\"\nAlpha " + unique + ";GB;1 Mill Road\n";
        send(Account.CHIEF, id, rows.getBytes(StandardCharsets.UTF_8)).then().statusCode(200).body("format", equalTo("CSV"));
        over(id).body("state", equalTo("DONE")).body("read", equalTo(4)).body("imported", equalTo(1)).body("matched", equalTo(1)).body("rejected", equalTo(2))
                .body("lastRow", equalTo(5));
        as(Account.CHIEF).get(LISTS + "/" + id + "/rejected-rows?limit=1").then().statusCode(200)
                .body("items[0].row", equalTo(3)).body("items[0].reason", equalTo("the name must be given")).body("next", equalTo("3"));
        as(Account.CHIEF).get(LISTS + "/" + id + "/rejected-rows?cursor=3").then().body("items[0].cells", equalTo(List.of("Beta " + unique, "Atlantis", "3; Mill Road")));
        assertEquals("rejected line,rejected because,name,country,address\r\n3,the name must be given,,GB,2 Mill Road\r\n4,the country must be a known one,Beta " + unique
                + ",Atlantis,3; Mill Road\r\n", as(Account.CHIEF).get(LISTS + "/" + id + "/rejected-rows/exports").then().statusCode(200).extract().asString());
        assertEquals(0, count("select count(*) from workplace_import_piece where import_id = '" + id + "'"));
    }

    @Test
    void ok_200_the_present_download_of_the_open_supply_hub() {
        String id = begin(Account.ADMINISTRATOR);
        String rows = OPEN_SUPPLY_HUB
                + "CN2021250D1DTN7,2026-01-02,Alpha " + unique + ",1 Long Road,CN,China,22.5,113.9,Apparel|Footwear,Brand One (Claimed)|A Union|Brand Two,100-200,,,,,,"
                + "2026-02-03,甲,Jane Doe " + unique + ",jane@" + unique + ".example,45,Apparel,1001-5000,False\n"
                + "CN2021250D1DTN8,2026-01-02,Beta " + unique + ",2 Long Road,CN,China,,,Apparel,Brand One,More than 10000,,,,,,,,,,,,,True\n"
                + ",2026-01-02,Gamma " + unique + ",3 Long Road,CN,China,,,,Brand One,,,,,,Shirts,,,,,33.3,Apparel,250,False\n";
        send(Account.ADMINISTRATOR, id, rows.getBytes(StandardCharsets.UTF_8)).then().statusCode(200);
        over(id, Account.ADMINISTRATOR).body("state", equalTo("DONE")).body("imported", equalTo(3));
        ValidatableResponse found = as(Account.INSPECTOR).get(API + "/workplaces?q=" + unique).then();
        found.body("items.find { it.name.startsWith('Alpha') }.workersLeast", equalTo(100)).body("items.find { it.name.startsWith('Alpha') }.workersMost", equalTo(200))
                .body("items.find { it.name.startsWith('Alpha') }.womenShare", equalTo(45.0f)).body("items.find { it.name.startsWith('Alpha') }.osId", equalTo("CN2021250D1DTN7"))
                .body("items.find { it.name.startsWith('Beta') }.state", equalTo("CLOSED")).body("items.find { it.name.startsWith('Beta') }.workersLeast", equalTo(10_000))
                .body("items.find { it.name.startsWith('Beta') }.osId", equalTo(null))
                .body("items.find { it.name.startsWith('Gamma') }.workers", equalTo(250)).body("items.find { it.name.startsWith('Gamma') }.state", equalTo("OPEN"));
        String alpha = found.extract().path("items.find { it.name.startsWith('Alpha') }.id");
        as(Account.INSPECTOR).get(API + "/workplaces/" + alpha).then().body("listings[0].contributors", equalTo(List.of("Brand One (Claimed)", "A Union", "Brand Two")));
        assertEquals(0, count("select count(*) from workplace_listing where cast(columns as text) like '%Jane Doe " + unique + "%'"), "a person at the company");
    }

    /// A list adds the OS ID to a workplace that has none, with its history. It closes no workplace that is open here.
    @Test
    void ok_200_a_registered_workplace_gets_its_os_id_and_stays_open() {
        String alpha = registered("Alpha", "");
        String beta = registered("Beta", ",\"osId\":\"GB2021250D1DTNZ\"");
        String rows = "os_id,name,country,address,is_closed\n"
                + "CN2021250D1DTN7,Alpha " + unique + ",GB,1 " + unique + " Road,True\nCN2021250D1DTN8,Alpha " + unique + ",GB,1 " + unique + " Road,\n"
                + "CN2021250D1DTN7,Beta " + unique + ",GB,1 " + unique + " Road,False\n";
        String id = begin(Account.ADMINISTRATOR);
        send(Account.ADMINISTRATOR, id, rows.getBytes(StandardCharsets.UTF_8)).then().statusCode(200);
        over(id, Account.ADMINISTRATOR).body("matched", equalTo(3)).body("saidClosed.id", equalTo(List.of(alpha))).body("saidClosed.name", equalTo(List.of("Alpha " + unique)));
        as(Account.INSPECTOR).get(API + "/workplaces/" + alpha).then().body("osId", equalTo("CN2021250D1DTN7")).body("state", equalTo("OPEN"));
        as(Account.INSPECTOR).get(API + "/workplaces/" + beta).then().body("osId", equalTo("GB2021250D1DTNZ"));
        as(Account.INSPECTOR).get(API + "/workplaces/" + alpha + "/history").then().statusCode(200).body("items.kind", equalTo(List.of("EDITED")))
                .body("items[0].reasons", equalTo(List.of("FROM_LIST"))).body("items[0].changed", equalTo(List.of("osId")))
                .body("items[0].agency", equalTo(Account.ADMINISTRATOR.agency().toString()));
        as(Account.INSPECTOR).get(API + "/workplaces/" + beta + "/history").then().body("items.size()", equalTo(0));
        String tag = as(Account.INSPECTOR).get(API + "/workplaces/" + alpha).header("ETag");
        as(Account.INSPECTOR).header("If-Match", tag).body(Map.of("on", "2026-01-05", "reason", "CEASED")).post(API + "/workplaces/" + alpha + "/closing").then().statusCode(200);
        as(Account.ADMINISTRATOR).get(LISTS + "/" + id).then().body("saidClosed", equalTo(List.of()));
        as(Account.ADMINISTRATOR).get(LISTS + "?limit=200").then().statusCode(200).body("items.find { it.id == '" + id + "' }.saidClosed", equalTo(null));
    }

    /// The shorter way does the same, and two workplaces with one OS ID are noticed.
    @Test
    void ok_200_an_os_id_of_a_list_shows_a_possible_duplicate() {
        String osId = "CN2021250D1DTN7";
        String alpha = registered("Alpha", "");
        String other = registered("Omega", ",\"osId\":\"" + osId + "\"");
        Given.importList(Account.ADMINISTRATOR, "list " + unique, ("os_id,name,country,address\n" + osId + ",Alpha " + unique + ",GB,1 " + unique + " Road\n")
                .getBytes(StandardCharsets.UTF_8)).then().statusCode(200).body(containsString("\"matched\":1"));
        as(Account.INSPECTOR).get(API + "/workplaces/" + alpha).then().body("osId", equalTo(osId)).body("possibleDuplicates.workplace", hasItem(other));
    }

    private String registered(String name, String more) {
        return as(Account.INSPECTOR).body("{\"kind\":\"ESTABLISHMENT\",\"name\":\"%s %s\",\"country\":\"GB\",\"address\":\"1 %s Road\",\"sector\":\"Apparel\"%s}"
                .formatted(name, unique, unique, more)).post(API + "/workplaces").then().statusCode(201).extract().path("id");
    }

    @Test
    void ok_200_a_workbook_and_latin_1_are_read() throws IOException {
        String id = begin(Account.CHIEF);
        send(Account.CHIEF, id, workbook(450)).then().statusCode(200).body("format", equalTo("XLSX"));
        over(id).body("state", equalTo("DONE")).body("imported", equalTo(450)).body("remarks", equalTo(List.of()));
        String latin = begin(Account.CHIEF);
        send(Account.CHIEF, latin, ("name,country\nMüller " + unique + ",DE\n").getBytes(StandardCharsets.ISO_8859_1)).then().statusCode(200);
        over(latin).body("imported", equalTo(1)).body("remarks", equalTo(List.of("WINDOWS_1252")));
        as(Account.INSPECTOR).get(API + "/workplaces?q=müller+" + unique).then().body("items[0].name", equalTo("Müller " + unique));
    }

    /// A worker that dies leaves its lease; the next one goes on behind the last row and writes no row twice.
    @Test
    void ok_200_after_an_interruption_it_goes_on_behind_the_last_row() {
        String id = begin(Account.CHIEF);
        StringBuilder rows = new StringBuilder("name,country,address\n");
        for (int i = 2; i <= 301; i++) {
            rows.append(i == 150 ? "" : "Factory " + unique + " N" + i).append(",GB,").append(i).append(" Mill Road\n");
        }
        send(Account.CHIEF, id, rows.toString().getBytes(StandardCharsets.UTF_8)).then().statusCode(200);
        over(id).body("imported", equalTo(299));
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        Given.execute("insert into workplace_import_piece (import_id, number, bytes) values ('" + id + "', 0, decode('" + java.util.HexFormat.of().formatHex(bytes) + "', 'hex'))");
        Given.execute("update workplace_import set state = 'RUNNING', last_row = 201, imported = 199, rejected = 1, lease = gen_random_uuid(), leased_until = now() - interval '1 minute' where id = '"
                + id + "'");
        job.begin();
        over(id).body("state", equalTo("DONE")).body("read", equalTo(300)).body("imported", equalTo(199)).body("matched", equalTo(100)).body("rejected", equalTo(1));
    }

    @Test
    void failed_a_list_without_a_name_and_a_broken_workbook() {
        String id = begin(Account.CHIEF);
        send(Account.CHIEF, id, "colour,size\nred,1\n".getBytes(StandardCharsets.UTF_8)).then().statusCode(200);
        over(id).body("state", equalTo("FAILED")).body("failure", equalTo("NO_NAME"));
        String broken = begin(Account.CHIEF);
        send(Account.CHIEF, broken, new byte[] {'P', 'K', 3, 4, 0, 0}).then().statusCode(200);
        over(broken).body("failure", equalTo("NOT_READABLE")).body("read", equalTo(0));
        String many = begin(Account.CHIEF);
        send(Account.CHIEF, many, ("name,country\n" + ",GB\n".repeat(10_400)).getBytes(StandardCharsets.UTF_8)).then().statusCode(200);
        over(many).body("failure", equalTo("TOO_MANY_REJECTED")).body("rejected", greaterThan(10_000));
    }

    @Test
    void refused_409_422_and_404() {
        String id = begin(Account.CHIEF);
        send(Account.CHIEF, id, new byte[0]).then().statusCode(422);
        send(Account.ADMINISTRATOR, id, "name\nx\n".getBytes(StandardCharsets.UTF_8)).then().statusCode(404);
        as(Account.ADMINISTRATOR).get(LISTS + "/" + id).then().statusCode(404);
        as(Account.ADMINISTRATOR).get(LISTS + "?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        as(Account.ADMINISTRATOR).get(LISTS + "/" + id + "/rejected-rows/exports").then().statusCode(404);
        as(Account.CHIEF).post(LISTS + "/" + id + "/cancellation").then().statusCode(200).body("state", equalTo("CANCELLED"));
        as(Account.CHIEF).post(LISTS + "/" + id + "/cancellation").then().statusCode(409);
        send(Account.CHIEF, id, "name\nx\n".getBytes(StandardCharsets.UTF_8)).then().statusCode(409);
        as(Account.INSPECTOR).body(Map.of("list", "x")).post(LISTS).then().statusCode(403);
        as(Account.CHIEF).body(Map.of("list", "x", "country", "XX")).post(LISTS).then().statusCode(400);
    }

    /// The first of two senders is slow: none of its pieces gets into the file of the second.
    @Test
    void conflict_409_the_earlier_of_two_senders() {
        String id = begin(Account.CHIEF);
        UUID list = UUID.fromString(id);
        byte[] first = ("name,country\nFirst " + unique + ",GB\n").getBytes(StandardCharsets.UTF_8);
        byte[] second = ("name,country\nSecond " + unique + ",GB\n").getBytes(StandardCharsets.UTF_8);
        UUID earlier = within(() -> imports.expect(CHIEF, list));
        within(() -> imports.piece(CHIEF, list, earlier, 0, first, first.length));
        UUID later = within(() -> imports.expect(CHIEF, list));
        assertEquals(409, assertThrows(HttpProblem.class, () -> within(() -> imports.piece(CHIEF, list, earlier, 1, first, 2 * first.length))).getStatusCode());
        within(() -> imports.piece(CHIEF, list, later, 0, second, second.length));
        assertEquals(409, assertThrows(HttpProblem.class, () -> within(() -> imports.queue(CHIEF, list, earlier, ListFormat.CSV, first.length))).getStatusCode());
        within(() -> imports.queue(CHIEF, list, later, ListFormat.CSV, second.length));
        over(id).body("state", equalTo("DONE")).body("imported", equalTo(1)).body("rejected", equalTo(0));
        as(Account.INSPECTOR).get(API + "/workplaces?q=" + unique).then().body("items.name", equalTo(List.of("Second " + unique)));
    }

    private <T> T within(Supplier<Uni<? extends T>> work) {
        return OwnContext.<T>run(vertx, work).await().atMost(Duration.ofSeconds(20));
    }

    private String begin(Account account) {
        return as(account).body(Map.of("list", "list " + unique)).post(LISTS).then().statusCode(201).body("state", equalTo("RECEIVING")).extract().path("id");
    }

    private static Response send(Account account, String id, byte[] file) {
        return RestAssured.given().auth().oauth2(account.token()).contentType("application/octet-stream").body(file).put(LISTS + "/" + id + "/content");
    }

    private ValidatableResponse over(String id) {
        return over(id, Account.CHIEF);
    }

    private ValidatableResponse over(String id, Account account) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            ValidatableResponse now = as(account).get(LISTS + "/" + id).then().statusCode(200);
            if (!List.of("QUEUED", "RUNNING").contains(now.extract().<String>path("state"))) {
                return now;
            }
            assertTrue(Instant.now().isBefore(end), "the import does not end");
            job.begin();
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }

    private byte[] workbook(int rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Palermo", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("list");
            List<String> header = List.of("Factory Name", "Country", "Address", "Workers");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            for (int row = 1; row <= rows; row++) {
                sheet.value(row, 0, "Works " + unique + " N" + row);
                sheet.value(row, 1, "Portugal");
                sheet.value(row, 2, row + " Rua Nova");
                sheet.value(row, 3, row);
            }
        }
        return file.toByteArray();
    }
}
