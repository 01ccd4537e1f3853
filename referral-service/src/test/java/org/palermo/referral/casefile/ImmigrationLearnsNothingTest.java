package org.palermo.referral.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.refer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.digest.GivenDigest;
import org.palermo.referral.team.GivenTeams;

/// Whatever happens to a person whom an immigration body has referred, that body keeps reading exactly what it read on the first day, and
/// gets no notice, mail or event. The only exception is the question about her certificate, whose answer has no reason, stage or kind.
/// Random courses of cases; a failure prints its seed.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ImmigrationLearnsNothingTest {
    private static final int LIVES = 8;
    private static final int STEPS = 8;
    private static final String API = "/api/nrm/v1";
    private static final List<String> OF_A_CASE = List.of("", "/person", "/decisions", "/certificates", "/records", "/stays", "/coordinators", "/accommodation-requests", "/related-persons", "/copy");

    @BeforeEach
    void register() {
        GivenRecords.theRegister();
    }

    @Test
    void what_an_immigration_body_reads_never_changes() {
        long seed = Long.getLong("palermo.seed", System.nanoTime());
        Random random = new Random(seed);
        Set<String> stages = new HashSet<>();
        for (int life = 0; life < LIVES; life++) {
            String id = refer(Account.BORDER, Given.ADULT).statusCode(201).extract().path("id");
            Map<String, String> first = seen(id);
            assertTrue(first.get(API + "/referrals/" + id).startsWith("200"), first::toString);
            long told = told();
            GivenTeams.assign(Account.AUTHORITY, UUID.fromString(id), GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
            for (int step = 0; step < STEPS; step++) {
                Happening happens = Happening.values()[random.nextInt(Happening.values().length)];
                stages.add(happens(happens, id, random));
                String when = "seed " + seed + ", life " + life + ", step " + step + ", " + happens;
                assertEquals(first, seen(id), when);
                assertEquals(told, told(), when + ": it was told");
            }
            asked(id, "seed " + seed);
        }
        assertTrue(stages.size() > 3, "seed " + seed + " came to " + stages);
        assertTrue(Given.count("select count(*) from onward_referral o join case_file c on c.id = o.case_file where o.state = 'ACCEPTED' and c.sender = '" + Account.BORDER.agency() + "'") > 0,
                "seed " + seed + ": nothing was handed on");
    }

    private enum Happening { STEP, ANOTHER_STEP, MISSING, NEED_REFERRED, HANDED_ON, MORNING }

    /// Notices with their mails, and events about the case.
    private static long told() {
        UUID border = Account.BORDER.agency();
        return Given.count("select (select count(*) from notice where agency = '%1$s') + (select count(*) from outbox_event where aggregate = '%1$s' or data::text like '%%%1$s%%')".formatted(border));
    }

    /// @return the new stage
    private static String happens(Happening what, String id, Random random) {
        UUID file = UUID.fromString(id);
        switch (what) {
            case STEP, ANOTHER_STEP -> goOn(id, random);
            case MISSING -> as(Account.AUTHORITY).body(GivenRecords.sample("missing-episodes")).post(API + "/cases/" + id + "/missing-episodes");
            case NEED_REFERRED -> {
                String need = as(Account.COORDINATOR).body(GivenRecords.sample("needs")).post(API + "/cases/" + id + "/needs").path("id");
                onward(Account.COORDINATOR, id, "{\"kind\":\"SERVICE_REFERRAL\",\"to\":\"%s\",\"need\":\"%s\"}".formatted(Account.PROVIDER.agency(), need), Account.PROVIDER);
            }
            case HANDED_ON -> {
                onward(Account.COORDINATOR, id, "{\"kind\":\"TRANSFER\",\"to\":\"%s\"}".formatted(Account.OTHER_COORDINATOR.agency()), Account.OTHER_COORDINATOR);
                GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR));
            }
            case MORNING -> {
                Given.sql("delete from case_digest_day");
                Given.sql("update case_file set due_on = date '" + Given.today() + "' where due_on is not null and id = '" + id + "'");
                GivenDigest.run();
            }
        }
        return as(Account.AUTHORITY).get(API + "/cases/" + id).path("stage");
    }

    /// Sends a referral and accepts it, if the case is open.
    private static void onward(Account from, String id, String body, Account to) {
        Response sent = as(from).body(body).post(API + "/cases/" + id + "/onward-referrals");
        if (sent.statusCode() == 201) {
            as(to).header("If-Match", "\"0\"").body("{}").post(API + "/received-referrals/" + sent.path("id") + "/acceptance");
        }
    }

    private static Map<String, String> seen(String id) {
        Map<String, String> seen = new LinkedHashMap<>();
        look(seen, "/referrals/" + id);
        look(seen, "/notices");
        look(seen, "/cases");
        OF_A_CASE.forEach(path -> look(seen, "/cases/" + id + path));
        return seen;
    }

    /// Status and body, without the request id.
    private static void look(Map<String, String> seen, String path) {
        Response answer = as(Account.BORDER).get(API + path);
        seen.put(API + path, answer.statusCode() + " " + answer.asString().replaceAll("urn:palermo:request:[^\"]*", ""));
    }

    /// A random allowed step.
    ///
    /// @return the new stage
    private static String goOn(String id, Random random) {
        Response file = as(Account.AUTHORITY).get(API + "/cases/" + id);
        List<String> next = file.path("next");
        if (!next.isEmpty()) {
            String to = next.get(random.nextInt(next.size()));
            boolean decided = to.contains("GROUNDS") || to.equals("DISQUALIFIED");
            String stage = file.path("stage");
            Map<String, String> body = decided
                    ? Map.of("kind", kind(stage, to), "outcome", to.endsWith("POSITIVE") ? "POSITIVE" : "NEGATIVE", "test", "t", "reasons", "r")
                    : to.equals("RECONSIDERATION") ? Map.of("to", to, "askedBy", "VICTIM") : Map.of("to", to, "reasons", "r");
            as(Account.AUTHORITY).header("If-Match", file.header("ETag")).body(body).post(API + "/cases/" + id + (decided ? "/decisions" : "/transitions"));
        }
        return as(Account.AUTHORITY).get(API + "/cases/" + id).path("stage");
    }

    private static String kind(String stage, String to) {
        return stage.equals("RECONSIDERATION") ? stage : to.equals("DISQUALIFIED") ? "DISQUALIFICATION" : to.replaceAll("_(POSITIVE|NEGATIVE)", "");
    }

    private static void asked(String id, String seed) {
        List<String> references = as(Account.AUTHORITY).get(API + "/cases/" + id + "/certificates").path("items.reference");
        if (references.isEmpty()) {
            return;
        }
        Map<String, String> answer = as(Account.BORDER).body(Map.of("reference", references.getFirst())).post(API + "/removal-questions").then().statusCode(200).extract().path("");
        assertTrue(Set.of(Set.of("answer"), Set.of("answer", "until")).contains(answer.keySet()), seed + " " + answer);
        assertTrue(Set.of("PROTECTED_UNTIL", "ASK_COMPETENT_AUTHORITY").contains(answer.get("answer")), seed + " " + answer);
    }
}
