package org.palermo.referral.caserecord;

import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.test.Account;
import org.palermo.referral.team.GivenTeams;

/// A sample record of each kind, by its path; the starting point of the tests and walks of case records.
public final class GivenRecords {
    /// A marker word in every free text of a sample.
    public static final String MARK = "Zmark";

    /// The samples by their path under the case. A reference to another record is `%s`, to be replaced with its id.
    public static final Map<String, String> SAMPLES = samples();

    /// The account that may read records of a kind that are addressed to its organisation.
    public static final Map<String, Account> ADDRESSED = Map.of("guardians", Account.GUARDIAN, "proceedings", Account.LAWYER,
            "hearings", Account.LAWYER, "offences", Account.PROSECUTOR, "claims", Account.LAWYER);

    private GivenRecords() {}

    /// The routes of a kind.
    public static String resource(String kind) {
        return Arrays.stream(kind.split("-")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining()) + "Resource";
    }

    /// A sample with non-existent ids where it refers to other records.
    public static String sample(String kind) {
        return SAMPLES.get(kind).replace("%s", UUID.randomUUID().toString());
    }

    private static Map<String, String> samples() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("consents", """
                {"about":"SHARING","scope":["HEALTH","LEGAL"],"givenAt":"2026-01-05T10:00:00Z","givenBy":"HERSELF","givenHow":"SPOKEN","note":"Zmark"}""");
        all.put("guardians", """
                {"name":"Zmark","contact":"Zmark","appointedOn":"2026-01-05","body":"%s","note":"Zmark"}""".formatted(Account.GUARDIAN.agency()));
        all.put("safe-contacts", """
                {"ways":[{"channel":"PHONE","value":"Zmark"}],"when":"Zmark","words":"Zmark","never":"Zmark"}""");
        all.put("risk-assessments", """
                {"occasion":"INTAKE","assessedAt":"2026-01-05T10:00:00Z","level":"HIGH","factors":["TRAFFICKER_AT_LARGE","DEBT"],"note":"Zmark"}""");
        all.put("missing-episodes", """
                {"reportedAt":"2026-01-05T10:00:00Z","lastSeenAt":"2026-01-04T22:00:00Z","note":"Zmark"}""");
        all.put("exploitation-places", """
                {"exploitation":["LABOUR"],"country":"GB","place":"Zmark","from":"2025-03-01","until":"2025-12-20","meansOfControl":["DEBT_BONDAGE"],"suspects":"Zmark",
                "authorityReference":"Zmark","note":"Zmark"}""");
        all.put("proceedings", """
                {"type":"CRIMINAL","part":"VICTIM","court":"Zmark","number":"Zmark","state":"INVESTIGATION","begunOn":"2026-01-05","adviser":"%1$s","note":"Zmark"}"""
                .formatted(Account.LAWYER.agency()));
        all.put("hearings", """
                {"proceeding":"%%s","at":"2026-03-05T10:00:00Z","mode":"VIDEO","needs":["INTERPRETER","DEVICE"],"state":"PLANNED","adviser":"%1$s","note":"Zmark"}"""
                .formatted(Account.LAWYER.agency()));
        all.put("delays", """
                {"proceeding":"%s","since":"2026-02-05","cause":"COURT_CLOSED","effects":["SHELTER","COMPENSATION"],"note":"Zmark"}""");
        all.put("offences", """
                {"type":"DOCUMENTS","what":"Zmark","state":"PROSECUTED","prosecutor":"%s","statement":"Zmark","statementSentOn":"2026-02-05","note":"Zmark"}"""
                .formatted(Account.PROSECUTOR.agency()));
        all.put("assets", """
                {"type":"ACCOUNT","what":"Zmark","value":{"minor":500000,"currency":"GBP"},"state":"FROZEN","frozenOn":"2026-01-05","note":"Zmark"}""");
        all.put("claims", """
                {"against":"STATE_FUND","scheme":"uk-criminal-injuries-2012","state":"PREPARED","amount":{"minor":100000,"currency":"GBP"},"adviser":"%s","number":"Zmark","note":"Zmark"}"""
                .formatted(Account.LAWYER.agency()));
        all.put("awards", """
                {"head":"LOST_INCOME","amount":{"minor":100000,"currency":"GBP"},"awardedOn":"2026-02-05","note":"Zmark"}""");
        all.put("needs", """
                {"pillar":"INDIVIDUAL_SUPPORT","category":"PSYCHOLOGICAL","what":"Zmark","horizonMonths":48,"state":"OPEN","since":"2026-01-05","note":"Zmark"}""");
        all.put("loans", """
                {"means":"PHONE","lentOn":"2026-01-05","note":"Zmark"}""");
        all.put("livelihood-steps", """
                {"type":"BANK_ACCOUNT","what":"Zmark","state":"SOUGHT","since":"2026-01-05","barriers":["DOCUMENTS"],"note":"Zmark"}""");
        all.put("rights-requests", """
                {"type":"CORRECTION","what":"Zmark","receivedAt":"2026-01-05T10:00:00Z","language":"vi","state":"RECEIVED"}""");
        return all;
    }

    /// The organisations to which records are addressed.
    public static void theRegister() {
        GivenTeams.coordinators();
        sql("""
            insert into provider (id, name, kind, country, first_responder, registered_at) values
              ('%s', 'Guardians', 'GUARDIANSHIP', 'GB', false, now()), ('%s', 'Advice', 'LEGAL_ADVICE', 'GB', false, now()),
              ('%s', 'Prosecution', 'PROSECUTION', 'GB', false, now()), ('%s', 'Clinic', 'NGO', 'GB', false, now())
            on conflict do nothing
            """.formatted(Account.GUARDIAN.agency(), Account.LAWYER.agency(), Account.PROSECUTOR.agency(), Account.PROVIDER.agency()));
    }

    static ValidatableResponse post(Account account, UUID file, String kind, String body) {
        return as(account).body(body).post(path(file, kind)).then();
    }

    static ValidatableResponse put(Account account, UUID file, String kind, String id, String etag, String body) {
        return as(account).header("If-Match", etag).body(body).put(path(file, kind) + "/" + id).then();
    }

    /// A sample for this case, with the record that it refers to.
    public static String body(Account coordinator, String kind, UUID file) {
        String sample = SAMPLES.get(kind);
        return sample.contains("%s") ? sample.replace("%s", a(coordinator, "proceedings", file, MARK)) : sample;
    }

    public static String body(String kind, UUID file) {
        return body(Account.COORDINATOR, kind, file);
    }

    /// @return the id of the new record
    public static String a(String kind, UUID file) {
        return a(Account.COORDINATOR, kind, file, MARK);
    }

    public static String a(Account coordinator, String kind, UUID file, String mark) {
        return post(coordinator, file, kind, body(coordinator, kind, file).replace(MARK, mark)).statusCode(201).extract().path("id");
    }

    public static String path(UUID file, String kind) {
        return "/api/nrm/v1/cases/" + file + "/" + kind;
    }
}
