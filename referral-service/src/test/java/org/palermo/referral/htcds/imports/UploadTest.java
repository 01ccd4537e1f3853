package org.palermo.referral.htcds.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.retention.RetentionJob;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestClock;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.htcds.file.FileBytes;
import org.palermo.referral.htcds.file.FileFormat;

/// What is stored of a file during an import: sealed, visible only to its own organisation, and not for long.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class UploadTest {
    private static final Account NGO = Account.AGENCY_ADMINISTRATOR;

    @Inject
    RetentionJob job;

    @Inject
    Intake intake;

    @Inject
    Vertx vertx;

    private String id;
    private String secret;

    @BeforeEach
    void half() {
        TestClock.ahead(Duration.ZERO);
        GivenFiles.theRegister();
        secret = "Zs" + UUID.randomUUID();
        byte[] file = (secret + " ".repeat(FileBytes.PIECE)).getBytes(StandardCharsets.UTF_8);
        id = GivenFiles.begin(NGO, FileFormat.CSV, file).statusCode(201).extract().path("id");
        GivenFiles.piece(NGO, id, 0, java.util.Arrays.copyOf(file, FileBytes.PIECE)).statusCode(200);
    }

    @AfterEach
    void backToTheDay() {
        TestClock.ahead(Duration.ZERO);
    }

    @Test
    void a_piece_is_sealed() {
        assertEquals(1, Given.count("select count(*) from htcds_piece where import_id = '" + id + "'"));
        assertEquals(0, Given.count("select count(*) from htcds_piece where position('" + secret + "'::bytea in sealed) > 0"));
        assertEquals(0, Given.count("select count(*) from htcds_import where encode(digest, 'hex') = '" + GivenFiles.sha256((secret + " ".repeat(FileBytes.PIECE)).getBytes(StandardCharsets.UTF_8)) + "'"));
    }

    @Test
    void an_incomplete_upload_is_deleted_after_a_week() {
        TestClock.ahead(Duration.ofDays(7));
        job.run().await().atMost(Duration.ofMinutes(1));
        assertEquals("RECEIVING", GivenFiles.state(NGO, id).getString("state"));
        TestClock.ahead(Duration.ofDays(9));
        List<String> due = as(Account.DATA_PROTECTION).get("/api/nrm/v1/retention?kind=htcds_upload&country=GB&limit=200").then().statusCode(200).extract().path("items.record");
        assertTrue(due.contains(id));
        job.run().await().atMost(Duration.ofMinutes(1));
        assertEquals("CANCELLED", GivenFiles.state(NGO, id).getString("state"));
        assertEquals(0, Given.count("select count(*) from htcds_piece where import_id = '" + id + "'"));
        assertEquals(0, Given.count("select count(*) from data_key where owner = '" + id + "'"));
    }

    @Test
    void reading_a_piece_renews_the_lease_and_needs_a_valid_one() {
        UUID lease = UUID.randomUUID();
        Given.sql("update htcds_import set state = 'RUNNING', lease = '%s', leased_until = now() + interval '20 seconds' where id = '%s'".formatted(lease, id));
        try {
            assertEquals(FileBytes.PIECE, read(lease).length);
            assertEquals(1, Given.count("select count(*) from htcds_import where id = '" + id + "' and leased_until > now() + interval '1 minute'"));
            assertThrows(Intake.LeaseLost.class, () -> read(UUID.randomUUID()));
        } finally {
            Given.sql("update htcds_import set state = 'CANCELLED', lease = null where id = '" + id + "'");
        }
    }

    private byte[] read(UUID lease) {
        Actor system = Actor.system("htcds");
        return OwnContext.<byte[]>run(vertx, () -> intake.key(system, UUID.fromString(id)).flatMap(key -> intake.piece(system, UUID.fromString(id), lease, key, 0)))
                .await().atMost(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"htcds_import", "htcds_piece", "htcds_row", "htcds_rejection"})
    void only_its_own_organisation_sees_it(String table) throws SQLException {
        try (Acting owner = Acting.owner(); Acting nobody = Acting.nobody(); Acting border = Acting.as(Account.BORDER); Acting authority = Acting.as(Account.AUTHORITY)) {
            assertEquals(0, nobody.count(table));
            assertEquals(0, owner.count(table));
            border.set("palermo.roles", "agency-administrator,competent-authority");
            assertEquals(0, border.count(table));
            String key = table.equals("htcds_import") ? "id" : "import_id";
            assertEquals(0, authority.count(table + " where " + key + " = '" + id + "'"));
        }
        try (Acting same = Acting.as(NGO)) {
            assertEquals(table.equals("htcds_import") || table.equals("htcds_piece") ? 1 : 0, same.count(table + " where " + (table.equals("htcds_import") ? "id" : "import_id") + " = '" + id + "'"));
        }
    }

    /// The system actor that writes rows sees the cases of the organisation for which it acts, and writes no others.
    @Test
    void an_import_acts_for_one_organisation() throws SQLException {
        UUID other = Given.aReferral();
        try (Acting system = Acting.system("htcds")) {
            assertEquals(0, system.count("case_file"));
            system.set("palermo.agency", NGO.agency().toString());
            assertEquals(0, system.count("case_file where id = '" + other + "'"));
            assertEquals(0, system.count("case_file where sender <> '" + NGO.agency() + "'"));
            assertTrue(system.isRefused("""
                    insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at)
                    values (gen_random_uuid(), 'X', 'GB', 'GB-SCT', 'REFERRED', 'ADULT', 'FEMALE', 'OTHER', '%s', now())""".formatted(Account.RESPONDER.agency())));
            system.set("palermo.agency", Account.RESPONDER.agency().toString());
            assertEquals(1, system.count("case_file where id = '" + other + "'"));
        }
    }
}
