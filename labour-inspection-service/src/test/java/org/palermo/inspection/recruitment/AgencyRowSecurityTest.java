package org.palermo.inspection.recruitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.tip.TipWalk;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.Registered;

/// Row security of the register of agencies, of complaints about them, and of tips.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AgencyRowSecurityTest {
    private static final List<String> REGISTER = List.of("recruitment_agency", "licence_decision", "job_order", "recruitment_fee", "recruitment_prohibition");
    private static final List<String> SEALED = List.of("agency_complaint", "tip");
    private static final EnumSet<Account> INSPECTORS = EnumSet.of(Account.INSPECTOR, Account.OTHER_INSPECTOR, Account.CHIEF);

    private AgencyWalk walk;

    @BeforeEach
    void arrange() {
        walk = AgencyWalk.arranged();
        TipWalk.arranged();
    }

    @Test
    void only_the_chief_inspector_sees_complaints_and_tips_and_only_those_of_her_inspectorate() throws SQLException {
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                for (String table : SEALED) {
                    assertEquals(account == Account.CHIEF, acting.count(table) > 0, account + " " + table);
                    assertEquals(0, acting.count(table + " where agency <> '" + account.agency() + "'"), account + " " + table);
                }
                assertEquals(account == Account.CHIEF, acting.count("data_key where purpose in ('AGENCY_COMPLAINT', 'TIP')") > 0, account.name());
            }
        }
    }

    @Test
    void inspectors_read_the_register_and_others_nothing_of_it() throws SQLException {
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(INSPECTORS.contains(account), acting.count("recruitment_agency") > 0, account.name());
                if (!INSPECTORS.contains(account)) {
                    for (String table : REGISTER) {
                        assertEquals(0, acting.count(table), account + " " + table);
                    }
                }
            }
        }
    }

    @Test
    void an_inspector_changes_nothing_of_the_register() throws SQLException {
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            assertEquals(0, acting.change("update recruitment_agency set name = 'x'"));
            assertEquals(0, acting.change("update job_order set withdrawn_on = now()"));
            assertEquals(0, acting.change("delete from recruitment_agency"));
            assertTrue(acting.isRefused("insert into recruitment_prohibition (id, recruitment_agency, valid_from, instrument, agency, recorded_by, recorded_at) values "
                    + "(gen_random_uuid(), '%s', now(), 'x', '%s', 'INSPECTOR', now())".formatted(walk.agency().id(), Account.INSPECTOR.agency())));
        }
    }

    @Test
    void the_check_of_a_job_offer_reads_what_is_published_and_no_complaint() throws SQLException {
        KnownAgency hidden = KnownAgency.registered(",\"published\":false");
        try (Acting acting = Acting.system("job-offers")) {
            assertEquals(1, acting.count("recruitment_agency where id = '" + walk.agency().id() + "'"));
            assertEquals(1, acting.count("job_order where recruitment_agency = '" + walk.agency().id() + "'"));
            assertEquals(0, acting.count("recruitment_agency where id = '" + hidden.id() + "'"));
            assertEquals(0, acting.count("job_order where recruitment_agency = '" + hidden.id() + "'"));
            for (String table : List.of("agency_complaint", "tip", "licence_decision", "recruitment_fee", "visit", "partner_agreement")) {
                assertEquals(0, acting.count(table), table);
            }
        }
        try (Acting acting = Acting.system("public")) {
            assertEquals(0, acting.count("recruitment_agency"));
        }
    }

    @Test
    void an_immigration_body_sees_nothing_whatever_its_roles() throws SQLException {
        try (Registered changed = Registered.as(Account.CHIEF, "IMMIGRATION"); Acting acting = Acting.as(Account.CHIEF)) {
            acting.set("palermo.roles", String.join(",", Role.OF_PEOPLE));
            for (String table : List.of("recruitment_agency", "job_order", "agency_complaint", "tip", "partner_agreement", "annual_figures",
                    "annual_injuries")) {
                assertEquals(0, acting.count(table), table);
            }
        }
    }
}
