package org.palermo.referral.casefile.worklist;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class WorklistExportTest {
    private static final String EXPORTS = "/api/nrm/v1/cases/exports";

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    private static String reference(UUID file) {
        return text("select reference from case_file where id = '" + file + "'");
    }

    private static Response export(String query) {
        return as(Account.AUTHORITY).header("X-Purpose", "OVERSIGHT; T-2026-113").header("X-Request-Id", UUID.randomUUID().toString())
                .get(EXPORTS + query);
    }

    @Test
    void ok_200_a_file_has_references_codes_and_dates_of_the_filtered_cases_and_no_more() {
        UUID wanted = Given.aReferral();
        UUID other = Given.aReferral();
        sql("update case_file set due_on = date '" + Given.today() + "' - 40, age_group = 'CHILD' where id = '" + wanted + "'");
        Response file = export("?due=overdue&ageGroup=CHILD");
        file.then().statusCode(200).header("Content-Type", startsWith("text/csv")).header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"cases.csv\"").header("X-More-Cases", "false");
        String csv = file.asString();
        assertTrue(csv.startsWith("reference,region,stage,ageGroup,sex,exploitation,referredAt,dueOn,due,recoveryEndsOn\r\n"), csv);
        assertTrue(csv.contains("\n" + reference(wanted) + ",GB-SCT,REFERRED,CHILD,FEMALE,LABOUR,"), csv);
        assertFalse(csv.contains(reference(other)), csv);
        for (String hidden : new String[] {"Mai", "Tran", "20 7946", "2079460000", "mornings", "library", wanted.toString(), "vi,"}) {
            assertFalse(csv.contains(hidden), hidden);
        }
        assertEquals(csv.lines().count() - 1, Long.parseLong(file.header("X-Exported-Cases")));
        as(Account.AUTHORITY).get(EXPORTS + "/size?due=overdue&ageGroup=CHILD").then().statusCode(200)
                .body("cases", equalTo((int) csv.lines().count() - 1)).body("most", equalTo(2000)).body("more", equalTo(false));
    }

    @Test
    void ok_200_the_audit_has_an_entry_for_the_export_and_one_for_each_case_with_the_purpose() {
        UUID one = Given.aReferral();
        UUID two = Given.aReferral();
        String request = UUID.randomUUID().toString();
        Response file = as(Account.AUTHORITY).header("X-Purpose", "OVERSIGHT; T-2026-113").header("X-Request-Id", request).get(EXPORTS);
        file.then().statusCode(200);
        String of = "select count(*) from audit_entry where request_id = '" + request + "' and action = 'EXPORT' and purpose = 'OVERSIGHT' "
                + "and purpose_reference = 'T-2026-113' and ";
        assertEquals(1, count(of + "record_kind = 'worklist_export'"));
        assertEquals(Long.parseLong(file.header("X-Exported-Cases")), count(of + "record_kind = 'case_file' and listed is null"));
        assertEquals(2, count(of + "record_id in ('" + one + "', '" + two + "')"));
        assertEquals(0, count("select count(*) from audit_entry a where request_id = '" + request + "' and not exists "
                + "(select 1 from feed_pending p where p.entry = a.id union all select 1 from audit_chain c where c.entry = a.id)"));
    }

    @Test
    void ok_200_a_workbook_has_text_cells_only() throws IOException {
        UUID file = Given.aReferral();
        byte[] workbook = export("?format=XLSX").then().statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"cases.xlsx\"").extract().asByteArray();
        Path kept = Files.createTempFile("worklist", ".xlsx");
        Files.write(kept, workbook);
        String sheet;
        try (ZipFile parts = new ZipFile(kept.toFile())) {
            sheet = new String(parts.getInputStream(parts.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(kept);
        }
        assertTrue(sheet.contains(reference(file)), "the case is in the sheet");
        assertFalse(sheet.contains("<f>"), "a formula");
        assertFalse(sheet.contains("Tran"), "a name");
    }

    @Test
    void bad_request_400_without_a_purpose_and_for_what_is_no_filter() {
        as(Account.AUTHORITY).get(EXPORTS).then().statusCode(400).body("violations.field", hasItem("X-Purpose"));
        as(Account.AUTHORITY).header("X-Purpose", "CURIOSITY").get(EXPORTS).then().statusCode(400);
        export("?format=PDF").then().statusCode(400).body("violations.field", hasItem("format"));
        export("?due=yesterday").then().statusCode(400).body("violations.field", hasItem("due"));
        export("?region=FR").then().statusCode(400).body("violations.field", hasItem("region"));
    }

    @Test
    void forbidden_403_for_those_who_refer_and_those_who_coordinate() {
        for (Account account : new Account[] {Account.RESPONDER, Account.COORDINATOR, Account.REGIONAL, Account.AUDITOR}) {
            as(account).header("X-Purpose", "OVERSIGHT").get(EXPORTS).then().statusCode(403);
            as(account).get(EXPORTS + "/size").then().statusCode(403);
        }
    }
}
