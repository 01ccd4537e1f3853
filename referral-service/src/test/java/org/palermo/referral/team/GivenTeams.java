package org.palermo.referral.team;

import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

/// The starting point of case team tests: coordinators of three organisations, with recorded accounts.
public final class GivenTeams {
    private GivenTeams() {}

    public static void coordinators() {
        Given.theRegister();
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values
              ('%s', 'Harbour', 'NGO', 'GB', false, now()), ('%s', 'Bridge', 'NGO', 'GB', false, now()), ('%s', 'Aid', 'NGO', 'GB', false, now())
            on conflict do nothing
            """.formatted(Account.COORDINATOR.agency(), Account.OTHER_COORDINATOR.agency(), Account.NGO.agency()));
        account(Account.COORDINATOR, "case-coordinator");
        account(Account.OTHER_COORDINATOR, "case-coordinator");
        account(Account.AGENCY_ADMINISTRATOR, "agency-administrator");
    }

    public static UUID subject(Account account) {
        return UUID.fromString(TestTokens.subject(account));
    }

    /// Another account of an organisation.
    public static UUID account(UUID agency, String roles) {
        UUID id = UUID.randomUUID();
        sql("insert into person (id, agency, roles, state, recorded_at) values ('%s', '%s', '%s', 'ACTIVE', now())".formatted(id, agency, roles));
        return id;
    }

    private static void account(Account account, String roles) {
        sql("insert into person (id, agency, roles, state, recorded_at) values ('%s', '%s', '%s', 'ACTIVE', now()) on conflict (id) do update set roles = excluded.roles, state = 'ACTIVE'"
                .formatted(subject(account), account.agency(), roles));
    }

    public static ValidatableResponse assign(Account by, UUID file, UUID person) {
        return as(by).put(path(file, person)).then();
    }

    public static ValidatableResponse end(Account by, UUID file, UUID person) {
        return as(by).delete(path(file, person)).then();
    }

    /// A case on which this coordinator works.
    public static UUID caseOf(Account coordinator) {
        UUID file = Given.aReferral();
        assign(Account.AUTHORITY, file, subject(coordinator)).statusCode(200);
        return file;
    }

    static String path(UUID file, UUID person) {
        return "/api/nrm/v1/cases/" + file + "/coordinators/" + person;
    }
}
