package org.palermo.referral.statistics;

import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.sql;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.test.Account;

/// Counted steps and records of Zedland in a year that no other test uses.
public final class GivenStatistics {
    static final String API = "/api/nrm/v1/statistics-releases";
    static final String PUBLIC = "/api/nrm/v1/statistics";

    private GivenStatistics() {}

    public static void nothing() {
        sql("truncate statistics_release, quarterly_release, quarterly_document, counted_record; delete from counted_step where at < '2015-01-01'");
    }

    static void referrals(String month, int people, String age, String sex, String exploitation, String region) {
        step("REFERRAL", month, people, age, sex, exploitation, region, "null", "null");
    }

    static void notifications(String month, int people, String age, String region) {
        step("NOTIFICATION", month, people, age, "FEMALE", "LABOUR", region, "null", "null");
    }

    /// Adds decisions, made on the tenth of the month.
    ///
    /// @param due a date, or null where the law sets no term
    static void decisions(String kind, String month, int people, String age, String outcome, String due) {
        step(kind, month, people, age, "FEMALE", "LABOUR", "ZZ-N", "'" + outcome + "'", due == null ? "null" : "'" + due + "'");
    }

    private static void step(String kind, String month, int people, String age, String sex, String exploitation, String region, String outcome, String due) {
        sql("""
            insert into counted_step (country, kind, at, region, age_group, sex, exploitation, outcome, due_on)
            select 'ZZ', '%s', '%s-10T12:00:00Z', '%s', '%s', '%s', '%s', %s, %s from generate_series(1, %d)
            """.formatted(kind, month, region, age, sex, exploitation, outcome, due, people));
    }

    /// Adds records, each of another case.
    ///
    /// @param minor null for no amount
    static void records(String part, String quarter, int records, String first, String second, Long minor) {
        sql("""
            insert into counted_record (record, part, country, quarter, first_code, second_code, contributor, minor, currency)
            select uuid_send(gen_random_uuid()), '%s', 'ZZ', '%s', '%s', '%s', uuid_send(gen_random_uuid()), %s, %s from generate_series(1, %d)
            """.formatted(part, quarter, first, second, minor, minor == null ? "null" : "'GBP'", records));
    }

    static ValidatableResponse take(Account account, String quarter) {
        return as(account).body(Map.of("country", "ZZ", "quarter", quarter)).post(API).then();
    }

    static ValidatableResponse again(Account account, String quarter, String because) {
        return as(account).body(Map.of("country", "ZZ", "quarter", quarter, "because", because)).post(API).then();
    }

    static String taken(String quarter) {
        return take(Account.RAPPORTEUR, quarter).statusCode(201).extract().path("id");
    }

    /// Takes and publishes a release.
    public static String published(String quarter) {
        String id = taken(quarter);
        as(Account.AUTHORITY).post(API + "/" + id + "/publication").then().statusCode(200);
        return id;
    }

    /// An unpublished release, of a quarter that no test takes.
    public static String unpublished(String country) {
        String id = UUID.randomUUID().toString();
        sql("""
            insert into quarterly_release (id, country, quarter, revision, because, taken_at, figures)
            select '%1$s', '%2$s', '1999-Q1', 1 + count(*), case when count(*) > 0 then 'CORRECTION' end, now(),
                   '{"control":{"k":11,"zerosShow":true,"figures":0,"suppressed":0},"tables":[],"indicators":[],"amounts":[]}'
              from quarterly_release where country = '%2$s' and quarter = '1999-Q1'
            """.formatted(id, country));
        return id;
    }
}
