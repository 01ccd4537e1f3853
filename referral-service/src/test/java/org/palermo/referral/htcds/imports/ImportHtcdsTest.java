package org.palermo.referral.htcds.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.htcds.imports.GivenFiles.EXPORTS;
import static org.palermo.referral.htcds.imports.GivenFiles.IMPORTS;
import static org.palermo.referral.htcds.imports.GivenFiles.imported;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.htcds.file.FileBytes;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.file.Published;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ImportHtcdsTest {
    private static final Account NGO = Account.AGENCY_ADMINISTRATOR;
    private static final String HEAD = "prs_FirstName,prs_SecondName,prs_Birthdate,con_Consent,prs_Gender,vic_TypeOfExploitation,prs_Email\n";

    private String mark;

    @BeforeEach
    void register() {
        GivenFiles.theRegister();
        mark = "Zq" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void ok_200_an_adult_with_consent_is_referred_with_all_values() {
        JsonPath run = imported(NGO, HEAD + "Mai,%s,1990-01-05,TRUE,TransgenderFeminine,ForcedLabour;ForcedBegging,m@mail.example\n".formatted(mark));
        assertCounts(run, 1, 1, 0, 0, 0);
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + theFile()).then().statusCode(200)
                .body("stage", equalTo("REFERRED")).body("ageGroup", equalTo("ADULT")).body("sex", equalTo("OTHER")).body("region", equalTo("GB-SCT"))
                .body("person.givenName", equalTo("Mai")).body("person.dateOfBirth", equalTo("1990-01-05"))
                .body("exploitation", equalTo(List.of("LABOUR", "OTHER"))).body("sender", equalTo(NGO.agency().toString()));
        assertTrue(lines(run).contains("prs_Gender COERCED COARSER 1"));
        assertTrue(lines(run).contains("prs_Email KEPT null 1"));
        assertTrue(lines(run).contains("prs_FirstName MAPPED null 1"));
        assertTrue(lines(run).contains("null COERCED NO_IDENTIFIER 1"));
    }

    @Test
    void ok_200_an_adult_without_consent_is_counted_without_identity() {
        long before = Given.count("select count(*) from case_file where stage = 'NOTIFIED_ONLY'");
        JsonPath run = imported(NGO, HEAD + "Mai,%s,1990-01-05,FALSE,Feminine,ForcedLabour,m@mail.example\nLan,%s,1991-01-05,,Feminine,ForcedLabour,x\n".formatted(mark, mark));
        assertCounts(run, 2, 0, 0, 2, 0);
        assertEquals(before + 2, Given.count("select count(*) from case_file where stage = 'NOTIFIED_ONLY'"));
        assertEquals(List.of(), found());
        assertEquals(2, written(run.getString("id")));
        assertEquals(0, Given.count("select count(*) from case_person where case_file in (" + files(run.getString("id")) + ")"));
        assertEquals(0, Given.count("select count(*) from data_key where owner in (" + files(run.getString("id")) + ")"));
        assertTrue(lines(run).containsAll(List.of("prs_FirstName LOST NO_CONSENT 2", "prs_Gender MAPPED null 2", "null LOST NO_CONSENT 2")), lines(run).toString());
    }

    @Test
    void ok_200_a_person_who_may_be_a_child_is_referred_without_consent_and_needs_a_guardian() {
        JsonPath run = imported(NGO, HEAD + "Mai,%s,,FALSE,Feminine,,\nLan,%s,%d-01-05,FALSE,Feminine,,\n".formatted(mark, mark, java.time.Year.now().getValue() - 10));
        assertCounts(run, 2, 2, 0, 0, 0);
        List<String> files = found();
        assertEquals(List.of("CHILD", "UNSURE"), files.stream().map(id -> as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200)
                .body("guardianNeeded", equalTo(true)).extract().<String>path("ageGroup")).sorted().toList());
        assertTrue(lines(run).containsAll(List.of("null COERCED AGE_UNSURE 1", "null COERCED NO_EXPLOITATION 2")), lines(run).toString());
    }

    @Test
    void ok_200_a_birth_date_that_contradicts_the_age_group_is_reported_and_rejects_no_row() {
        String head = HEAD.replace("\n", ",palermo_AgeGroup\n");
        JsonPath run = imported(NGO, head + "Mai,%s,%d-01-05,FALSE,Feminine,ForcedLabour,,ADULT\nLan,%s,1980-01-05,FALSE,Feminine,ForcedLabour,,CHILD\n"
                .formatted(mark, java.time.Year.now().getValue() - 10, mark));
        assertCounts(run, 2, 2, 0, 0, 0);
        assertEquals(List.of("CHILD", "UNSURE"), found().stream().map(id -> as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200)
                .body("guardianNeeded", equalTo(true)).extract().<String>path("ageGroup")).sorted().toList());
        assertTrue(lines(run).contains("palermo_AgeGroup COERCED AGE_BY_BIRTH 2"), lines(run).toString());
    }

    @Test
    void ok_200_only_the_bad_row_is_rejected_and_reported() {
        String file = HEAD + IntStream.range(0, 450).mapToObj(i -> switch (i) {
            case 100 -> "Mai,%s,1790-01-05,TRUE,Feminine,ForcedLabour,%d".formatted(mark, i);
            case 201 -> "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,%d,surplus".formatted(mark, i);
            case 202 -> "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,%s".formatted(mark, "x".repeat(8001));
            case 203 -> ",,,,,,";
            default -> "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,%d".formatted(mark, i);
        }).collect(Collectors.joining("\n"));
        JsonPath run = imported(NGO, file);
        assertCounts(run, 449, 446, 0, 0, 3);
        assertEquals(Map.of(102, "date of birth must be at most 120 years before the referral, and not after it", 203, "must not have more cells than the header",
                204, "prs_Email must have at most 8000 characters"), GivenFiles.rejected(NGO, run));
        assertEquals(451, run.getInt("lastRow"));
    }

    /// A row that the database refuses and that passed all earlier checks.
    @Test
    void ok_200_only_the_row_that_the_database_refuses_is_rejected() {
        Given.sql("""
                create function refuse_one() returns trigger language plpgsql as $$ begin
                    if exists (select 1 from htcds_row r where r.file_row = 5 and new.external_id like 'htcds.' || '%%') and new.sex = 'MALE' then
                        raise check_violation using message = 'on purpose'; end if; return new; end $$;
                create trigger refuses_one before insert on case_file for each row execute function refuse_one()
                """);
        try {
            JsonPath run = imported(NGO, HEAD + IntStream.range(0, 10).mapToObj(i -> "Mai,%s,1990-01-05,TRUE,%s,ForcedLabour,%d".formatted(mark, i == 3 ? "Masculine" : "Feminine", i))
                    .collect(Collectors.joining("\n")));
            assertCounts(run, 10, 9, 0, 0, 1);
            assertEquals(Map.of(5, "must not hold a value that can't be stored"), GivenFiles.rejected(NGO, run));
        } finally {
            Given.sql("drop trigger refuses_one on case_file; drop function refuse_one()");
        }
    }

    /// Every attempt is killed at the third batch; each imported row is there once, and the import resumes after it.
    @Test
    void ok_200_a_killed_import_resumes_after_the_last_imported_row() {
        Given.sql("""
                create function stop_in_the_middle() returns trigger language plpgsql as $$ begin
                    if new.rows_read > 400 then raise exception 'on purpose'; end if; return new; end $$;
                create trigger stops_in_the_middle before update on htcds_import for each row execute function stop_in_the_middle()
                """);
        String id;
        byte[] file = (HEAD + IntStream.range(0, 700).mapToObj(i -> "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,%d".formatted(mark, i)).collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
        try {
            id = GivenFiles.bring(NGO, FileFormat.CSV, file);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> GivenFiles.state(NGO, id).getInt("read") == 400);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Given.count("select count(*) from htcds_import where id = '" + id + "' and lease is null") == 1);
            assertEquals("RUNNING", GivenFiles.state(NGO, id).getString("state"));
            assertEquals(401, GivenFiles.state(NGO, id).getInt("lastRow"));
        } finally {
            Given.sql("drop trigger stops_in_the_middle on htcds_import; drop function stop_in_the_middle()");
        }
        JsonPath run = GivenFiles.over(NGO, id);
        assertCounts(run, 700, 700, 0, 0, 0);
        assertEquals(700, written(id));
        assertEquals(0, Given.count("select count(*) from htcds_piece where import_id = '" + id + "'"));
        assertEquals(0, Given.count("select count(*) from data_key where owner = '" + id + "'"));
    }

    /// An import whose failure persists is given up, and its file is deleted.
    @Test
    void ok_200_an_import_without_progress_is_given_up() {
        Given.sql("""
                create function stop_at_once() returns trigger language plpgsql as $$ begin
                    if new.rows_read > old.rows_read then raise exception 'on purpose'; end if; return new; end $$;
                create trigger stops_at_once before update on htcds_import for each row execute function stop_at_once()
                """);
        try {
            String id = GivenFiles.bring(NGO, FileFormat.CSV, (HEAD + "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x\n".formatted(mark)).getBytes(StandardCharsets.UTF_8));
            String waits = "select attempts from htcds_import where lease is null and id = '" + id + "'";
            GivenFiles.look();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Given.count("select coalesce((" + waits + "), 0)") == 1);
            assertEquals("RUNNING", GivenFiles.state(NGO, id).getString("state"));
            Given.sql("update htcds_import set attempts = " + Run.MOST_ATTEMPTS + ", leased_until = now() where id = '" + id + "'");
            JsonPath run = GivenFiles.over(NGO, id);
            assertEquals("FAILED GIVEN_UP 0", run.getString("state") + " " + run.getString("failure") + " " + run.getInt("read"));
            assertEquals(0, Given.count("select count(*) from htcds_piece where import_id = '" + id + "'"));
            assertEquals(0, Given.count("select count(*) from data_key where owner = '" + id + "'"));
        } finally {
            Given.sql("drop trigger stops_at_once on htcds_import; drop function stop_at_once()");
        }
    }

    @Test
    void ok_200_an_imported_row_resets_the_count_of_attempts() {
        String id = GivenFiles.bring(NGO, FileFormat.CSV, (HEAD + "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x\n".formatted(mark)).getBytes(StandardCharsets.UTF_8));
        assertCounts(GivenFiles.over(NGO, id), 1, 1, 0, 0, 0);
        assertEquals(0, Given.count("select attempts from htcds_import where id = '" + id + "'"));
    }

    /// An expired lease belongs to another worker, and the former holder writes nothing more.
    @Test
    void ok_200_a_worker_without_its_lease_writes_nothing() {
        byte[] file = (HEAD + IntStream.range(0, 2000).mapToObj(i -> "Mai,%s,%s,TRUE,Feminine,ForcedLabour,x".formatted(mark, java.time.LocalDate.of(1950, 1, 1).plusDays(i))).collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
        String id = GivenFiles.bring(NGO, FileFormat.CSV, file);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> GivenFiles.state(NGO, id).getInt("read") > 0);
        Given.sql("update htcds_import set lease = gen_random_uuid(), leased_until = now() - interval '1 second' where id = '" + id + "' and state = 'RUNNING'");
        assertCounts(GivenFiles.over(NGO, id), 2000, 2000, 0, 0, 0);
        assertEquals(2000, written(id));
    }

    /// When all rows share a placeholder number, each new file is linked with only a few others.
    @Test
    void ok_200_a_shared_placeholder_links_few_files() {
        JsonPath run = imported(NGO, HEAD.strip() + ",prs_MobilePhone\n" + IntStream.range(0, 600).mapToObj(i -> "Mai,%s,%s,TRUE,Feminine,ForcedLabour,x,+4400000%s"
                .formatted(mark, java.time.LocalDate.of(1950, 1, 1).plusDays(i), mark.replaceAll("\\D", "").substring(0, 5))).collect(Collectors.joining("\n")));
        assertCounts(run, 600, 600, 0, 0, 0);
        String links = "select count(*) from case_link l where l.case_file in (" + files(run.getString("id")) + ")";
        assertTrue(Given.count(links) > 0 && Given.count(links) <= 600 * 20 + 600, String.valueOf(Given.count(links)));
    }

    /// The imported value of a corrected field is no longer exported.
    @Test
    void ok_200_corrected_data_is_exported() {
        JsonPath run = imported(NGO, HEAD.strip() + ",prs_Citizenship,prs_IdentityNumber,prs_MaritalStatus\nMai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x,VN,Old%s,Single\n".formatted(mark, mark));
        assertCounts(run, 1, 1, 0, 0, 0);
        String file = Given.text("select f from (" + files(run.getString("id")) + ") w(f)");
        String patch = "{\"reason\":\"DOCUMENT_SEEN\",\"dateOfBirth\":null,\"nationality\":\"LA\",\"identifiers\":[]}";
        as(Account.AUTHORITY).contentType(MergePatch.TYPE).header("If-Match", "\"0\"").body(patch.getBytes(StandardCharsets.UTF_8)).patch("/api/nrm/v1/cases/" + file + "/person").then().statusCode(200);
        String csv = new String(GivenFiles.exported(NGO, FileFormat.CSV), StandardCharsets.UTF_8);
        String row = csv.lines().filter(line -> line.contains(mark)).findFirst().orElseThrow();
        assertTrue(row.contains(",LA,") && row.contains("Single"), row);
        assertFalse(row.contains("1990-01-05") || row.contains(",VN,") || csv.contains("Old" + mark), row);
    }

    @Test
    void ok_200_a_corrected_telephone_number_and_document_are_exported() {
        JsonPath run = imported(NGO, HEAD.strip() + ",prs_MobilePhone,prs_IdentityNumber\nMai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x,+44 7700 900100,Old%s\n".formatted(mark, mark));
        String file = Given.text("select f from (" + files(run.getString("id")) + ") w(f)");
        String patch = """
                {"reason":"DOCUMENT_SEEN","identifiers":[{"kind":"OTHER","value":"Old%s"},{"kind":"PASSPORT","value":"New%s"},{"kind":"PHONE","value":"+447700900199"}]}"""
                .formatted(mark, mark);
        as(Account.AUTHORITY).contentType(MergePatch.TYPE).header("If-Match", "\"0\"").body(patch.getBytes(StandardCharsets.UTF_8)).patch("/api/nrm/v1/cases/" + file + "/person").then().statusCode(200);
        String row = new String(GivenFiles.exported(NGO, FileFormat.CSV), StandardCharsets.UTF_8).lines().filter(line -> line.contains(mark)).findFirst().orElseThrow();
        assertTrue(row.contains("New" + mark) && row.contains("447700900199"), row);
        assertFalse(row.contains("Old" + mark) || row.contains("900100"), row);
    }

    private static long written(String id) {
        return Given.count("select count(*) from (" + files(id) + ") f");
    }

    /// What an import has written, according to its audit entries.
    private static String files(String id) {
        return "select unnest(listed) from audit_entry where action = 'IMPORT' and request_id = (select request_id from htcds_import where id = '" + id + "')";
    }

    @Test
    void ok_200_the_same_file_is_the_same_import_and_the_same_rows_in_another_file_are_matched() {
        String row = "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x\n".formatted(mark);
        JsonPath first = imported(NGO, HEAD + row + row);
        assertCounts(first, 2, 2, 0, 0, 0);
        assertEquals(first.getString("id"), imported(NGO, HEAD + row + row).getString("id"));
        String declined = "Lan,%s,1990-01-05,FALSE,Feminine,ForcedLabour,x\n".formatted(mark);
        assertCounts(imported(NGO, HEAD + row + row + row + declined), 4, 1, 2, 1, 0);
        assertEquals(3, found().size());
    }

    /// Rows are recognised within one organisation: the result reveals nothing of what another has imported.
    @Test
    void ok_200_a_file_already_imported_by_another_organisation_is_imported_as_new() {
        byte[] file = (HEAD + "Mai,%1$s,1990-01-05,TRUE,Feminine,ForcedLabour,x\nLan,%1$s,1990-01-05,FALSE,Feminine,ForcedLabour,x\n".formatted(mark)).getBytes(StandardCharsets.UTF_8);
        assertCounts(imported(NGO, FileFormat.CSV, file), 2, 1, 0, 1, 0);
        String body = GivenFiles.begin(FileFormat.CSV, file).replace("\"size\"", "\"sender\":\"" + Account.RESPONDER.agency() + "\",\"size\"");
        String id = as(Account.AUTHORITY).body(body).post(IMPORTS).then().statusCode(201).extract().path("id");
        GivenFiles.piece(Account.AUTHORITY, id, 0, file).statusCode(200);
        assertCounts(GivenFiles.over(Account.AUTHORITY, id), 2, 1, 0, 1, 0);
        assertEquals(2, found().size());
    }

    /// A notification, of which no identity is kept, is recognised only by its statistical data.
    @Test
    void ok_200_a_repeated_notification_with_a_date_is_counted_once_and_two_identical_ones_twice() {
        String head = "cas_IncomingReferralDate,prs_Birthdate,con_Consent,prs_Gender,prs_SecondName\n";
        String day = java.time.LocalDate.of(2001, 1, 1).plusDays(Math.floorMod(mark.hashCode(), 8000)).toString();
        String row = day + ",1970-01-01,FALSE,Feminine," + mark + "\n";
        assertCounts(imported(NGO, head + row + row), 2, 0, 0, 2, 0);
        assertCounts(imported(NGO, head + row + row + row), 3, 0, 2, 1, 0);
    }

    /// A file that was only partly imported is imported again as a new import, and nobody is counted twice.
    @Test
    void ok_200_a_notification_without_a_date_is_counted_once_when_its_file_is_repeated() {
        byte[] file = (HEAD + "Mai,%s,1990-01-05,FALSE,Feminine,ForcedLabour,x\nLan,%s,\"1990\n".formatted(mark, mark)).getBytes(StandardCharsets.UTF_8);
        JsonPath first = imported(NGO, FileFormat.CSV, file);
        assertEquals("BROKEN 1 0", first.getString("failure") + " " + first.getInt("notified") + " " + first.getInt("matched"));
        JsonPath again = imported(NGO, FileFormat.CSV, file);
        assertFalse(again.getString("id").equals(first.getString("id")));
        assertEquals("BROKEN 0 1", again.getString("failure") + " " + again.getInt("notified") + " " + again.getInt("matched"));
    }

    @Test
    void ok_200_an_erased_person_is_not_imported_again() {
        String row = "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x\n".formatted(mark);
        imported(NGO, HEAD + row);
        String file = theFile();
        Erasing.byTwo(file).statusCode(200);
        assertCounts(imported(NGO, HEAD + row + "Lan,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x\n".formatted(mark)), 2, 1, 1, 0, 0);
        assertEquals(1, found().size());
        assertEquals(0, Given.count("select count(*) from case_person where case_file = '" + file + "'"));
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void ok_200_every_format_is_accepted(FileFormat format) {
        byte[] file = switch (format) {
            case XLSX -> Published.template(Map.of("D3", "Mai", "E3", mark, "F3", "Yes", "G3", "<c r=\"G3\" s=\"2\"><v>33000</v></c>", "X3", "Forced labour"));
            case CSV -> ("First Name;Second Name;Consent;Birthdate\nMai;" + mark + ";Yes;7.5.1990\n").getBytes(StandardCharsets.UTF_8);
            case XFORM -> Published.instance("<con_Consent>TRUE</con_Consent><prs_First_Name>Mai</prs_First_Name><prs_Second_Name>" + mark
                    + "</prs_Second_Name><prs_Birthdate>1990-05-07</prs_Birthdate>").getBytes(StandardCharsets.UTF_8);
        };
        assertCounts(imported(NGO, format, file), 1, 1, 0, 0, 0);
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + theFile()).then().statusCode(200).body("person.dateOfBirth", equalTo("1990-05-07")).body("ageGroup", equalTo("ADULT"));
    }

    @Test
    void ok_200_an_upload_in_pieces_resumes() {
        byte[] file = (HEAD + IntStream.range(0, 200).mapToObj(i -> "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,%s%d".formatted(mark, "x".repeat(7900), i)).collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
        String id = GivenFiles.begin(NGO, FileFormat.CSV, file).statusCode(201).body("state", equalTo("RECEIVING")).extract().path("id");
        byte[] first = Arrays.copyOf(file, FileBytes.PIECE);
        byte[] second = Arrays.copyOfRange(file, FileBytes.PIECE, file.length);
        GivenFiles.piece(NGO, id, FileBytes.PIECE, second).statusCode(409).body("detail", containsString("begins at byte 0"));
        GivenFiles.piece(NGO, id, 0, first).statusCode(200).body("received", equalTo(FileBytes.PIECE));
        GivenFiles.piece(NGO, id, 0, first).statusCode(200).body("received", equalTo(FileBytes.PIECE));
        first[0]++;
        GivenFiles.piece(NGO, id, 0, first).statusCode(409);
        GivenFiles.piece(NGO, id, 5, second).statusCode(400);
        GivenFiles.piece(NGO, id, FileBytes.PIECE, first).statusCode(400);
        assertEquals(id, GivenFiles.begin(NGO, FileFormat.CSV, file).statusCode(201).body("received", equalTo(FileBytes.PIECE)).extract().path("id"));
        GivenFiles.piece(NGO, id, FileBytes.PIECE, second).statusCode(200);
        assertCounts(GivenFiles.over(NGO, id), 200, 200, 0, 0, 0);
    }

    @Test
    void ok_200_a_file_other_than_announced_is_refused() {
        byte[] file = (HEAD + "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x\n".formatted(mark)).getBytes(StandardCharsets.UTF_8);
        String id = GivenFiles.begin(NGO, FileFormat.CSV, file).statusCode(201).extract().path("id");
        file[file.length - 2] = 'y';
        GivenFiles.piece(NGO, id, 0, file).statusCode(200);
        JsonPath run = GivenFiles.over(NGO, id);
        assertEquals("FAILED", run.getString("state"));
        assertEquals("OTHER_CONTENT", run.getString("failure"));
        assertEquals(List.of(), found());
    }

    @Test
    void ok_200_a_damaged_file_keeps_the_rows_before_the_damage() {
        String whole = HEAD + "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x\nLan,%s,\"1990-01-05,TRUE\n".formatted(mark, mark);
        JsonPath run = imported(NGO, whole);
        assertEquals("BROKEN", run.getString("failure"));
        assertEquals(1, run.getInt("imported"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XLSX", "XFORM"})
    void ok_200_a_file_of_another_format_fails_with_the_reason(String format) {
        JsonPath run = imported(NGO, FileFormat.valueOf(format), ("prs_FirstName\n" + mark + "\n").getBytes(StandardCharsets.UTF_8));
        assertEquals("FAILED", run.getString("state"));
    }

    @Test
    void ok_200_an_earlier_register_of_the_authority_keeps_its_dates_and_sender() {
        byte[] file = ("prs_SecondName,con_Consent,prs_Birthdate,cas_IncomingReferralDate,cas_Status,cas_OutgoingReferralDate\n%s,TRUE,1980-01-01,2024-03-05,Closed,2024-06-01\n".formatted(mark))
                .getBytes(StandardCharsets.UTF_8);
        String body = GivenFiles.begin(FileFormat.CSV, file).replace("\"size\"", "\"sender\":\"" + Account.RESPONDER.agency() + "\",\"size\"");
        String id = as(Account.AUTHORITY).body(body).post(IMPORTS).then().statusCode(201).extract().path("id");
        GivenFiles.piece(Account.AUTHORITY, id, 0, file).statusCode(200);
        JsonPath run = GivenFiles.over(Account.AUTHORITY, id);
        assertCounts(run, 1, 1, 0, 0, 0);
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + theFile()).then().statusCode(200).body("stage", equalTo("CLOSED_REFERRED"))
                .body("referredAt", containsString("2024-03-05")).body("sender", equalTo(Account.RESPONDER.agency().toString()));
        assertTrue(as(Account.AUTHORITY).get(IMPORTS + "/" + id + "/report").asString().contains("NO_DECISION_HERE"));
    }

    @Test
    void ok_200_reports_contain_no_content_of_a_row() {
        String secret = "Zs" + UUID.randomUUID().toString().replace("-", "");
        JsonPath run = imported(NGO, "prs_FirstName,prs_SecondName,prs_Gender,prs_Birthdate,%s,con_Consent\n%s,%s,%s,%s,%s,%s\n%s,x,x,x,x,x,x,x\n".formatted(secret, secret, mark, secret, secret, secret, secret, secret));
        String id = run.getString("id");
        String told = as(NGO).get(IMPORTS + "/" + id).asString() + as(NGO).get(IMPORTS + "/" + id + "/report").asString() + as(NGO).get(IMPORTS + "/" + id + "/rejected").asString();
        assertFalse(told.contains(secret) || told.contains(mark), told);
        assertEquals(0, Given.count("select count(*) from htcds_import where report like '%" + secret + "%'"));
    }

    @Test
    void ok_200_a_cancelled_import_deletes_its_file() {
        byte[] file = new byte[FileBytes.PIECE + 5];
        String id = GivenFiles.begin(NGO, FileFormat.CSV, file).statusCode(201).extract().path("id");
        GivenFiles.piece(NGO, id, 0, Arrays.copyOf(file, FileBytes.PIECE)).statusCode(200);
        as(NGO).delete(IMPORTS + "/" + id).then().statusCode(200).body("state", equalTo("CANCELLED"));
        as(NGO).delete(IMPORTS + "/" + id).then().statusCode(200);
        assertEquals(0, Given.count("select count(*) from htcds_piece where import_id = '" + id + "'"));
        GivenFiles.piece(NGO, id, FileBytes.PIECE, new byte[5]).statusCode(409);
        assertFalse(id.equals(GivenFiles.begin(NGO, FileFormat.CSV, file).statusCode(201).extract().path("id")));
    }

    @Test
    void ok_200_an_organisation_exports_only_its_own_referrals() {
        imported(NGO, HEAD + "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,=cmd\n".formatted(mark));
        Given.aReferral();
        String csv = new String(GivenFiles.exported(NGO, FileFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(csv.contains(mark) && csv.contains("'=cmd"));
        assertFalse(csv.contains(",Tran,"));
        assertEquals(1, Given.count("select count(*) from audit_entry where action = 'EXPORT' and '" + theFile() + "' = any (listed) and subject = '"
                + org.palermo.kernel.test.TestTokens.subject(NGO) + "'"));
    }

    @Test
    void ok_200_an_organisation_does_not_export_transferred_cases() {
        imported(NGO, HEAD + "Mai,%s,1990-01-05,TRUE,Feminine,ForcedLabour,x\n".formatted(mark));
        Given.sql("update case_file set handed_on = true, run_by = '" + Account.OTHER_NGO.agency() + "' where id = '" + theFile() + "'");
        assertFalse(new String(GivenFiles.exported(NGO, FileFormat.CSV), StandardCharsets.UTF_8).contains(mark));
    }

    @Test
    void forbidden_403_wrong_role() {
        byte[] file = HEAD.getBytes(StandardCharsets.UTF_8);
        for (Account account : List.of(Account.RESPONDER, Account.ADMINISTRATOR, Account.NGO, Account.BORDER, Account.RAPPORTEUR, Account.DATA_PROTECTION)) {
            GivenFiles.begin(account, FileFormat.CSV, file).statusCode(403);
            as(account).get(EXPORTS).then().statusCode(403);
            as(account).get(IMPORTS).then().statusCode(403);
        }
    }

    @Test
    void forbidden_403_not_designated() {
        Given.sql("update provider set first_responder = false where id = '" + NGO.agency() + "'");
        GivenFiles.begin(NGO, FileFormat.CSV, mark.getBytes(StandardCharsets.UTF_8)).statusCode(403).body("type", containsString("not-designated"));
    }

    @Test
    void conflict_409_too_many_unfinished_bytes() {
        String large = "{\"format\":\"CSV\",\"region\":\"GB-SCT\",\"size\":%d,\"sha256\":\"%s\"}";
        List<String> begun = new java.util.ArrayList<>();
        begun.add(GivenFiles.begin(NGO, FileFormat.CSV, mark.getBytes(StandardCharsets.UTF_8)).statusCode(201).extract().path("id"));
        for (int i = 0; i < 2; i++) {
            var answer = as(NGO).body(large.formatted(BeginImport.LARGEST, GivenFiles.sha256((mark + i).getBytes(StandardCharsets.UTF_8)))).post(IMPORTS).then();
            answer.statusCode(i == 0 ? 201 : 409);
            if (i == 0) {
                begun.add(answer.extract().path("id"));
            }
        }
        begun.forEach(id -> as(NGO).delete(IMPORTS + "/" + id).then().statusCode(200));
    }

    @Test
    void not_found_404_import_of_another_organisation() {
        String id = GivenFiles.begin(NGO, FileFormat.CSV, mark.getBytes(StandardCharsets.UTF_8)).statusCode(201).extract().path("id");
        as(Account.AUTHORITY).get(IMPORTS + "/" + id).then().statusCode(404);
        as(Account.AUTHORITY).get(IMPORTS + "/" + id + "/report").then().statusCode(404);
        as(Account.AUTHORITY).get(IMPORTS + "/" + id + "/rejected").then().statusCode(404);
        as(Account.AUTHORITY).delete(IMPORTS + "/" + id).then().statusCode(404);
        GivenFiles.piece(Account.AUTHORITY, id, 0, new byte[1]).statusCode(404);
    }

    @Test
    void invalid_400_names_the_field() {
        byte[] file = HEAD.getBytes(StandardCharsets.UTF_8);
        String body = GivenFiles.begin(FileFormat.CSV, file);
        invalid(NGO, body.replace("GB-SCT", "FR-75"), "region");
        invalid(NGO, body.replace("\"size\"", "\"sender\":\"" + Account.RESPONDER.agency() + "\",\"size\""), "sender");
        invalid(Account.AUTHORITY, body.replace("\"size\"", "\"sender\":\"" + Account.BORDER.agency() + "\",\"size\""), "sender");
        invalid(NGO, body.replace("\"size\":" + file.length, "\"size\":0"), "size");
        invalid(NGO, body.replace("\"sha256\":\"", "\"sha256\":\"z"), "sha256");
        as(NGO).get(EXPORTS + "?format=PDF").then().statusCode(400);
        as(NGO).get(EXPORTS + "?within=XX").then().statusCode(400);
    }

    private static void invalid(Account account, String body, String field) {
        as(account).body(body).post(IMPORTS).then().statusCode(400).body("violations[0].field", containsString(field));
    }

    private List<String> found() {
        return as(Account.AUTHORITY).body(Map.of("name", mark)).post("/api/nrm/v1/cases/searches").then().statusCode(200).extract().path("items.id");
    }

    private String theFile() {
        assertEquals(1, found().size());
        return found().getFirst();
    }

    private static List<String> lines(JsonPath run) {
        return GivenFiles.report(NGO, run).<Map<String, Object>>getList("lines").stream()
                .map(line -> line.get("field") + " " + line.get("fate") + " " + line.get("trap") + " " + line.get("count")).toList();
    }

    private static void assertCounts(JsonPath run, int read, int imported, int matched, int notified, int rejected) {
        assertEquals("DONE %d %d %d %d %d".formatted(read, imported, matched, notified, rejected), "%s %d %d %d %d %d".formatted(run.getString("state"),
                run.getInt("read"), run.getInt("imported"), run.getInt("matched"), run.getInt("notified"), run.getInt("rejected")));
    }
}
