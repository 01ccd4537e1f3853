package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Three cases: a woman from the night of her referral to the compensation that is paid two years later, a child of unsure
/// age, and an adult who declines. The tests move the clock, so they come last.
@Order(100)
@ExtendWith(RunningSuite.class)
class TwoYearsJourney {

    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String LAWYERS = "00000000-0000-7000-8000-000000000052";
    private static final LocalTime NIGHT = LocalTime.of(23, 30);

    private final Suite suite;
    private final LocalSuite local;

    private ZoneId zone;
    private Duration ahead;

    TwoYearsJourney(Suite suite) {
        this.suite = suite;
        this.local = suite.local("a clock that can be moved");
    }

    /// At half past eleven at night, local time of the region.
    private void night(String region) {
        zone = ZoneId.of(region.startsWith("GB") ? "Europe/London" : "Europe/Zurich");
        var now = ZonedDateTime.now(zone);
        var night = now.with(NIGHT);
        ahead = Duration.between(now, night.isAfter(now) ? night : night.plusDays(1));
        local.clockAhead(ahead);
    }

    @BeforeEach
    @AfterEach
    void today() {
        ahead = Duration.ZERO;
        local.clockAhead(ahead);
    }

    private void later(int days) {
        ahead = ahead.plusDays(days);
        local.clockAhead(ahead);
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(now(), zone);
    }

    @ParameterizedTest
    @CsvSource({"GB-ENG-LDN,GB", "ZZ-N,ZZ"})
    void a_woman_from_the_referral_at_night_to_the_compensation_that_is_paid(String region, String country) {
        night(region);
        var file = referred("ADULT", "true", "Woman", region);
        var read = read(file);
        assertEquals(day(), LocalDate.ofInstant(Instant.parse(read.get("referredAt").asText()), zone));
        if (country.equals("GB")) {
            assertFalse(LocalDate.parse(read.get("dueOn").asText()).isBefore(fiveWorkingDays(day())), "five working days from this night, holidays aside");
        } else {
            assertFalse(read.has("dueOn"), "the law sets no term");
        }
        assertTrue(protectedUntil(file).isAfter(day()));

        later(3);
        recovers(file, country);
        assignCoordinator(file);
        besideTheFile(file);

        later(60);
        var permit = day().plusYears(3);
        step(file, "decisions", """
                {"kind": "CONCLUSIVE_GROUNDS", "outcome": "POSITIVE", "test": "balance of probabilities", "reasons": "Two accounts agree.", "protectedUntil": "%s"}
                """.formatted(permit));
        assertEquals(permit, protectedUntil(file));
        toALivingOfHerOwn(file, country);

        later(300);
        var proceeding = delayed(file);
        var claim = lodged(file, country);

        later(380);
        assertTrue(ahead.toDays() > 2 * 365);
        change(file, "proceedings", proceeding, "{\"state\": \"ENDED\", \"outcome\": \"CONVICTION\", \"endedOn\": \"%s\"}".formatted(day()));
        paid(file, claim);
        step(file, "transitions", "{\"to\": \"TRANSITION\"}");
        var paper = certificate(file);
        step(file, "transitions", "{\"to\": \"CLOSED\", \"reasons\": \"She lives on her own.\"}");
        assertEquals("ASK_COMPETENT_AUTHORITY", removal(paper).get("answer").asText());
        theWholeOfIt(file);
    }

    private static LocalDate fiveWorkingDays(LocalDate from) {
        var day = from;
        for (int counted = 0; counted < 5;) {
            day = day.plusDays(1);
            counted += day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return day;
    }

    private void recovers(UUID file, String country) {
        var decided = step(file, "decisions", "{\"kind\": \"REASONABLE_GROUNDS\", \"outcome\": \"POSITIVE\", \"test\": \"suspect\", \"reasons\": \"Her account.\"}");
        var told = step(file, "decisions/" + decided.at("/decisions/0/id").asText() + "/telling", "{\"on\": \"%s\", \"by\": \"THROUGH_SUPPORT_WORKER\"}".formatted(day()));
        assertEquals("RECOVERY", told.get("stage").asText());
        assertEquals(country.equals("GB"), !told.has("recoveryEndsOn"), "in that country recovery is open until the decision");
        var least = told.has("recoveryEndsOn") ? LocalDate.parse(told.get("recoveryEndsOn").asText()) : LocalDate.parse(told.get("conclusiveNotBefore").asText()).minusDays(1);
        assertFalse(least.isBefore(day().plusDays(30)));
        assertFalse(protectedUntil(file).isBefore(least));
    }

    private void assignCoordinator(UUID file) {
        suite.as("coordinator").get(CASES + file).expectProblem(404);
        suite.as("authority").put(CASES + file + "/coordinators/" + People.subject(suite, "coordinator"), "", Map.of()).expect(200);
    }

    private void besideTheFile(UUID file) {
        record(file, "safe-contacts", "{\"ways\": [{\"channel\": \"PHONE\", \"value\": \"+44 7700 900123\"}], \"when\": \"in the morning\", \"words\": \"the library\"}");
        record(file, "risk-assessments", "{\"occasion\": \"INTAKE\", \"assessedAt\": \"%s\", \"level\": \"HIGH\", \"factors\": [\"TRAFFICKER_AT_LARGE\"]}".formatted(now().minusSeconds(60)));
        record(file, "needs", """
                {"pillar": "INDIVIDUAL_SUPPORT", "category": "PSYCHOLOGICAL", "what": "Sleep", "horizonMonths": 48, "state": "OPEN", "since": "%s"}
                """.formatted(day()));
        assertTrue(suite.as("responder").get(CASES + file).expect(200).json().get("safeContactKept").asBoolean());
    }

    private void toALivingOfHerOwn(UUID file, String country) {
        record(file, "livelihood-steps", "{\"type\": \"BANK_ACCOUNT\", \"what\": \"An account\", \"state\": \"SOUGHT\", \"since\": \"%s\", \"barriers\": [\"DOCUMENTS\"]}".formatted(day()));
        var letter = suite.as("coordinator").post(CASES + file + "/letters", "{\"to\": \"BANK\", \"issuer\": \"Oak House\", \"contact\": \"post@oak.example\"}").expect(201).text();
        for (var reason : List.of("traffick", "victim", "referral", "recovery", "GROUNDS", read(file).get("reference").asText())) {
            assertFalse(letter.toLowerCase().contains(reason.toLowerCase()), letter);
        }
        var schemes = suite.as("coordinator").post("/api/nrm/v1/compensation-schemes/eligibility", """
                {"country": "%1$s", "circumstances": {"crimeCountries": ["%1$s"], "violence": true, "injury": true, "endedOn": "%2$s"}}
                """.formatted(country, day().minusDays(80))).expect(200).json().get("items");
        assertFalse(schemes.isEmpty());
    }

    /// @return the proceeding
    private UUID delayed(UUID file) {
        var proceeding = record(file, "proceedings", "{\"type\": \"CRIMINAL\", \"part\": \"VICTIM\", \"court\": \"The Crown Court\", \"state\": \"INVESTIGATION\", \"begunOn\": \"%s\"}".formatted(day().minusDays(90)));
        record(file, "hearings", """
                {"proceeding": "%s", "at": "%s", "mode": "VIDEO", "needs": ["INTERPRETER", "DEVICE"], "state": "POSTPONED", "adviser": "%s"}
                """.formatted(proceeding, now().plus(Duration.ofDays(20)), LAWYERS));
        record(file, "delays", "{\"proceeding\": \"%s\", \"since\": \"%s\", \"cause\": \"COURT_CLOSED\", \"effects\": [\"SHELTER\", \"COMPENSATION\"]}".formatted(proceeding, day()));
        return proceeding;
    }

    private UUID lodged(UUID file, String country) {
        var claim = record(file, "claims", """
                {"against": "%s", "state": "PREPARED", "amount": {"minor": 1250000, "currency": "GBP"}, "adviser": "%s"}
                """.formatted(country.equals("GB") ? "STATE_FUND" : "CIVIL_COURT", LAWYERS));
        var seen = suite.as("lawyer").get("/api/nrm/v1/addressed-records/" + claim).expect(200);
        assertFalse(seen.text().contains(file.toString()) || seen.text().contains("Woman"), seen::toString);
        change(file, "claims", claim, "{\"state\": \"LODGED\", \"lodgedOn\": \"%s\"}".formatted(day()));
        return claim;
    }

    private void paid(UUID file, UUID claim) {
        change(file, "claims", claim, "{\"state\": \"AWARDED\", \"answeredOn\": \"%s\"}".formatted(day()));
        var award = record(file, "awards", "{\"claim\": \"%s\", \"head\": \"STATE_FUND\", \"amount\": {\"minor\": 1100000, \"currency\": \"GBP\"}, \"awardedOn\": \"%s\"}".formatted(claim, day()));
        var payment = "{\"amount\": {\"minor\": %d, \"currency\": \"GBP\"}, \"paidOn\": \"" + day() + "\"}";
        assertEquals("PARTLY_PAID", change(file, "awards", award, "{\"payments\": [" + payment.formatted(400_000) + "]}"));
        assertEquals("PAID", change(file, "awards", award, "{\"payments\": [" + payment.formatted(400_000) + ", " + payment.formatted(700_000) + "]}"));
    }

    /// The copy of her data that the person receives. It does not contain her reference, so that nobody who enforces
    /// removals can read it there.
    private void theWholeOfIt(UUID file) {
        var copy = suite.as("coordinator").get(CASES + file + "/copy").expect(200).json();
        assertEquals("CLOSED", copy.at("/caseFile/stage").asText());
        var kinds = copy.get("records").findValuesAsText("kind");
        assertTrue(kinds.containsAll(List.of("SAFE_CONTACT", "RISK_ASSESSMENT", "NEED", "LIVELIHOOD_STEP", "PROCEEDING", "HEARING", "DELAY", "CLAIM", "AWARD")), kinds::toString);
        suite.as("border").get(CASES + file).expectProblem(403);
        suite.as("other-coordinator").get(CASES + file + "/copy").expectProblem(404);
    }

    /// A child is referred without consent and gets a guardian; she goes missing and is found. Nobody can withdraw her
    /// case, because she is not an adult.
    @ParameterizedTest
    @CsvSource({"GB-ENG-LDN", "ZZ-N"})
    void a_child_of_unsure_age(String region) {
        night(region);
        var file = referred("UNSURE", "null", "Girl", region);
        assertTrue(read(file).get("guardianNeeded").asBoolean());
        later(1);
        assignCoordinator(file);
        record(file, "guardians", "{\"name\": \"A. Guardian\", \"contact\": \"+44 7700 900456\", \"appointedOn\": \"%s\"}".formatted(day()));
        recovers(file, region.substring(0, 2));
        asked(file, "transitions", "{\"to\": \"WITHDRAWN\"}").expectProblem(409);
        var determined = step(file, "age-determinations", """
                {"outcome": "CHILD", "method": "DOCUMENT", "body": "Youth office", "on": "%s", "reasons": "Her birth certificate."}
                """.formatted(day()));
        assertEquals("CHILD", determined.get("ageGroup").asText());
        assertEquals("RECOVERY", determined.get("stage").asText());
        assertFalse(determined.get("guardianNeeded").asBoolean());
        var name = "Girl" + UUID.randomUUID().toString().substring(0, 8);
        var corrected = patch(CASES + file + "/person", "{\"reason\": \"DOCUMENT_SEEN\", \"givenName\": \"%s\", \"dateOfBirth\": \"%s\"}".formatted(name, day().minusYears(15)));
        assertEquals(name, corrected.json().at("/person/givenName").asText());
        assertTrue(suite.as("authority").post(CASES + "searches", "{\"name\": \"%s\"}".formatted(name)).expect(200).text().contains(file.toString()));
        var missing = record(file, "missing-episodes", "{\"reportedAt\": \"%s\", \"lastSeenAt\": \"%s\"}".formatted(now().minusSeconds(60), now().minusSeconds(7200)));
        var reference = read(file).get("reference").asText();
        assertTrue(notices("authority").contains(reference) && notices("responder").contains(reference));
        later(2);
        assertEquals("FOUND", change(file, "missing-episodes", missing, "{\"foundAt\": \"%s\", \"found\": \"CAME_BACK\"}".formatted(now().minusSeconds(60))));
    }

    private String notices(String account) {
        return suite.as(account).get("/api/nrm/v1/notices?limit=50").expect(200).text();
    }

    @Test
    void of_an_adult_who_declines_only_region_day_and_kind_are_kept() {
        night("GB-ENG-LDN");
        var before = notified();
        var name = "Declines" + UUID.randomUUID().toString().substring(0, 8);
        var receipt = suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "false", name)).expect(201);
        assertEquals("NOTIFIED_ONLY", receipt.json().get("taken").asText());
        later(400);
        var file = suite.as("authority").get(CASES + receipt.id()).expect(200);
        assertFalse(file.text().contains(name) || file.json().has("person") || file.json().has("safeContact"), file::toString);
        assertEquals(0, suite.as("authority").post(CASES + "searches", "{\"name\": \"%s\"}".formatted(name)).expect(200).json().get("items").size());
        assertEquals(before + 1, notified());
        asked(receipt.id(), "transitions", "{\"to\": \"CLOSED\", \"reasons\": \"x\"}").expectProblem(409);
        assertEquals(0, suite.as("responder").get(CASES + receipt.id() + "/certificates").expect(200).json().get("items").size());
    }

    private int notified() {
        var stages = suite.as("authority").get(CASES + "summary?country=GB").expect(200).json().get("stages");
        return StreamSupport.stream(stages.spliterator(), false).filter(stage -> stage.get("stage").asText().equals("NOTIFIED_ONLY"))
                .mapToInt(stage -> stage.get("count").asInt()).sum();
    }

    private UUID referred(String ageGroup, String consent, String name, String region) {
        return suite.as("responder").post("/api/nrm/v1/referrals", People.referral(region, ageGroup, consent, name)).expect(201).id();
    }

    private LocalDate protectedUntil(UUID file) {
        return LocalDate.parse(removal(certificate(file)).get("until").asText());
    }

    private String certificate(UUID file) {
        return suite.as("authority").get(CASES + file + "/certificates").expect(200).json().at("/items/0/reference").asText();
    }

    private JsonNode removal(String reference) {
        return suite.as("border").post("/api/nrm/v1/removal-questions", "{\"reference\": \"%s\"}".formatted(reference)).expect(200).json();
    }

    private JsonNode read(UUID file) {
        return suite.as("authority").get(CASES + file).expect(200).json();
    }

    private Answer asked(UUID file, String path, String body) {
        var etag = suite.as("authority").get(CASES + file).expect(200).header("ETag");
        return suite.as("authority").post(CASES + file + "/" + path, body, Map.of("If-Match", etag));
    }

    private JsonNode step(UUID file, String path, String body) {
        return asked(file, path, body).expect(200).json();
    }

    private UUID record(UUID file, String kind, String body) {
        return suite.as("coordinator").post(CASES + file + "/" + kind, body).expect(201).id();
    }

    /// @return the state after the change
    private String change(UUID file, String kind, UUID id, String patch) {
        return patch(CASES + file + "/" + kind + "/" + id, patch).json().get("state").asText();
    }

    private Answer patch(String path, String patch) {
        var etag = suite.as("coordinator").get(path.replaceFirst("/person$", "")).expect(200).header("ETag");
        var changed = suite.as("coordinator").send("PATCH", path, patch.getBytes(StandardCharsets.UTF_8), Map.of("If-Match", etag, "Content-Type", "application/merge-patch+json")).expect(200);
        assertNotEquals(etag, changed.header("ETag"));
        return changed;
    }
}
