package org.palermo.inspection;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.KnownVisit.word;

import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.kernel.test.walk.Caller;
import org.palermo.kernel.test.walk.Secret;

/// The plan of an inspectorate: a planned visit, a closed visit with its record, a member of the team, a conflict of interest and a
/// complaint. Each text contains a secret.
///
/// @param planned id of a planned visit of the inspector
/// @param visit id of a closed visit
/// @param summary secret in the record of the visit
/// @param member subject of a member of the team
/// @param said secret in the complaint
record KnownPlan(
        Account inspector, Account chief, String planned, String visit, String summary, String member, String memberName, String conflict, String complaint, String said) {

    /// @param chief of the inspectorate, or null when the sample has none
    static KnownPlan by(Account inspector, Account chief) {
        String name = word("Zm");
        GivenPlan.theTeam();
        String member = UUID.randomUUID().toString();
        execute("insert into team_member (agency, subject, name, visits_per_week, joined_at, changed_at, changed_by) values ('%s', '%s', '%s', 5, now(), now(), 'x')"
                .formatted(inspector.agency(), member, name));
        String workplace = aWorkplace("ESTABLISHMENT");
        String planned = UUID.randomUUID().toString();
        execute("""
                insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, inspector, state, planned_by, planned_at)
                values ('%s', '%s', '%s', 'GB', 'PLANNED', current_date, current_date + 20, '%s', 'ASSIGNED', 'x', now())
                """.formatted(planned, inspector.agency(), workplace, TestTokens.subject(inspector)));
        String summary = word("Zy");
        String visit = as(inspector).body("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\"}".formatted(workplace)).post(API + "/visits").path("id");
        as(inspector).body("{\"endedAt\":\"2026-01-05T10:30:00Z\",\"workersPresent\":1,\"summary\":\"%s\"}".formatted(summary)).post(API + "/visits/" + visit + "/close").then().statusCode(200);
        String conflict = as(inspector).body("{\"workplace\":\"%s\",\"ground\":\"FAMILY\"}".formatted(aWorkplace("ESTABLISHMENT"))).post(API + "/conflicts-of-interest").path("id");
        String said = word("Zc");
        String reference = as(inspector).body("{\"channel\":\"PHONE\",\"country\":\"GB\",\"place\":\"%1$s\",\"what\":\"%1$s\",\"from\":\"%1$s\",\"contact\":\"%1$s\"}".formatted(said))
                .post(API + "/complaints").path("reference");
        return new KnownPlan(inspector, chief, planned, visit, summary, member, name, conflict, text("select id from complaint where reference = '" + reference + "'"), said);
    }

    Stream<Secret> secrets() {
        Predicate<Caller> chiefAlone = caller -> chief != null && caller.is(chief);
        Predicate<Caller> inspectorate = caller -> caller.is(inspector) || chiefAlone.test(caller);
        Predicate<Caller> audit = caller -> caller.is(Account.AUDITOR) || caller.is(Account.DATA_PROTECTION);
        Predicate<Caller> ofComplaints = chief == null ? Secret.NOBODY : chiefAlone;
        return Stream.of(new Secret(said, ofComplaints), new Secret(complaint, ofComplaints), new Secret(summary, inspectorate), new Secret(memberName, inspectorate),
                new Secret(planned, inspectorate.or(audit)), new Secret(conflict, inspectorate.or(audit)));
    }
}
