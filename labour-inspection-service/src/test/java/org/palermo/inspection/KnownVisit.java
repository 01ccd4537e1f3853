package org.palermo.inspection;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.find;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.inspection.evidence.GivenEvidence;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.walk.Caller;
import org.palermo.kernel.test.walk.Secret;

/// A visit with a finding from which a suspected victim was reported, and a stream of the same inspectorate that the mechanism
/// refuses. Every field that takes a text or a time contains a secret.
///
/// @param checklist secret in the visit
/// @param note secret in the inspector's note
/// @param victim secret in the name and the contact of the suspected victim
/// @param told id of the notice of the report
/// @param evidence id of a picture
/// @param shows secret in the name, the description and the comment of the picture
/// @param order id of an order
/// @param ordered secret in its text
/// @param fine id of a penalty
/// @param parked aggregate of the refused stream
record KnownVisit(
        Account inspector, String id, String startedAt, String checklist, String finding, String note, String victim, String report, String told, String evidence, String shows,
        String order, String ordered, String fine, String parked,
        String photograph, String attachment, String upload, String phone, String form) {
    private static final int A_YEAR = 31_000_000;

    static KnownVisit by(Account inspector) {
        String checklist = word("zc");
        String startedAt = Instant.parse("2024-06-01T00:00:00Z").plusSeconds(ThreadLocalRandom.current().nextInt(A_YEAR)).plus(micros(), ChronoUnit.MICROS).toString();
        String id = as(inspector).body("""
                {"workplace":"%s","kind":"COMPLAINT","startedAt":"%s","checklist":"%s"}
                """.formatted(aWorkplace("ESTABLISHMENT"), startedAt, checklist)).post(API + "/visits").then().statusCode(201).extract().path("id");
        String note = word("Zn");
        String victim = word("Zv");
        var found = find(inspector, id, """
                {"subject":"ADULT","workers":1,"indicators":["EX01"],"note":"%1$s",
                 "suspectedVictim":{"consent":true,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW",
                   "person":{"givenName":"%2$s","familyName":"%2$s"},"nationality":"VN","languages":["vi-%3$s"],
                   "safeContact":{"channel":"%4$s","value":"%2$s","when":"%2$s","words":"%2$s"}}}
                """.formatted(note, victim, victim.substring(0, 8), victim.toUpperCase().replaceAll("[0-9]", "_"))).then().statusCode(201).extract();
        String told = as(inspector).get(API + "/notices?limit=200").then().extract().path("items.find { it.about == '" + found.path("report.id") + "' }.id");
        String shows = word("Ze");
        String evidence = GivenEvidence.kept(inspector, id, "PNG", shows, GivenEvidence.png(shows));
        String ordered = word("Zo");
        String order = GivenDirectives.issued(inspector, id, ordered);
        String fine = GivenDirectives.imposed(inspector, id);
        String photograph = word("Zp");
        String phone = as(inspector).body("{\"name\":\"%s\",\"days\":3}".formatted(photograph)).post(API + "/phones").then().statusCode(201).extract().path("id");
        return new KnownVisit(inspector, id, startedAt, checklist, found.path("id"), note, victim, found.path("report.id"), told, evidence, shows, order, ordered, fine,
                parkedStream(inspector), photograph, upload(inspector, id, photograph, 0), upload(inspector, id, photograph, 20), phone, form(phone, id));
    }

    /// @return id of a file of this visit; an empty one is an attachment at once
    private static String upload(Account inspector, String visit, String name, int size) {
        String location = as(inspector).header("Tus-Resumable", "1.0.0").header("Upload-Length", size)
                .header("Upload-Metadata", "visit " + base64(visit) + ",filename " + base64(name)).post(API + "/uploads").then().statusCode(201).extract().header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /// @return id of a form of this phone that waits for a person
    private static String form(String phone, String visit) {
        String id = UUID.randomUUID().toString();
        Given.execute("""
                insert into form_submission (id, agency, subject, phone, instance, digest, visit, state, waits_for, received_at)
                select '%s', p.agency, p.subject, p.id, '%s', 'x', v.id, 'WAITING', 'EDIT', now() from phone p, visit v
                 where p.id = '%s' and coalesce(v.chosen, v.id) = '%s'
                """.formatted(id, id, phone, visit));
        return id;
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String parkedStream(Account inspector) {
        String aggregate = UUID.randomUUID().toString();
        Given.execute("insert into outbox_stream (subscriber, aggregate, agency, last_sequence, next_attempt_at, parked_at) values ('referral', '%s', '%s', 1, now(), now())"
                .formatted(aggregate, inspector.agency()));
        Given.execute("insert into outbox_event (subscriber, aggregate, sequence, id, type, occurred_at, data, erased_on_delivery) "
                + "values ('referral', '%s', 1, gen_random_uuid(), 'org.palermo.test', now(), '{}', false)".formatted(aggregate));
        return aggregate;
    }

    boolean isOfTheInspectorateOf(Caller caller) {
        return caller.is(inspector) || caller.is(Account.CHIEF) && inspector.agency().equals(Account.CHIEF.agency());
    }

    Stream<Secret> secrets() {
        Predicate<Caller> inspectorate = this::isOfTheInspectorateOf;
        Predicate<Caller> audit = caller -> caller.is(Account.AUDITOR) || caller.is(Account.DATA_PROTECTION);
        return Stream.of(
                new Secret(startedAt, inspectorate), new Secret(checklist, inspectorate), new Secret(note, inspectorate), new Secret(told, inspectorate), new Secret(photograph, inspectorate), new Secret(phone, inspectorate.or(audit)), new Secret(form, inspectorate.or(audit)),
                new Secret(attachment, inspectorate.or(audit)), new Secret(upload, caller -> caller.is(inspector) || audit.test(caller)),
                new Secret(victim, Secret.NOBODY), new Secret(victim.substring(0, 8), Secret.NOBODY), new Secret(victim.toUpperCase().replaceAll("[0-9]", "_"), Secret.NOBODY),
                new Secret(id, inspectorate.or(audit)), new Secret(finding, inspectorate.or(audit)), new Secret(report, inspectorate.or(audit)),
                new Secret(order, inspectorate.or(audit)), new Secret(ordered, inspectorate), new Secret(fine, inspectorate.or(audit)),
                new Secret(shows, inspectorate), new Secret(evidence, inspectorate.or(audit)), new Secret(parked, inspectorate.or(audit)));
    }

    static String word(String of) {
        return of + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
    }

    /// Six digits of which the last is not zero, so that no notation shortens them.
    static int micros() {
        return ThreadLocalRandom.current().nextInt(10_000, 99_999) * 10 + 7;
    }
}
