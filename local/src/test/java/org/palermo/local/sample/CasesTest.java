package org.palermo.local.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CasesTest {
    private final List<JsonNode> cases = Lines.of(Lines.SAMPLE.cases());

    private static String country(JsonNode c) {
        return c.get("region").asText().substring(0, 2);
    }

    private List<JsonNode> in(String stage) {
        return cases.stream().filter(c -> c.get("stage").asText().equals(stage)).toList();
    }

    @Test
    void five_hundred_and_forty() {
        assertEquals(500, cases.stream().filter(c -> country(c).equals("GB")).count());
        assertEquals(40, cases.stream().filter(c -> country(c).equals("ZZ")).count());
    }

    @Test
    void most_are_women_and_girls() {
        long female = cases.stream().filter(c -> c.get("sex").asText().equals("FEMALE")).count();
        assertTrue(female > cases.size() * 0.75, female + " of " + cases.size());
    }

    @Test
    void each_history_is_legal_and_in_order() {
        for (JsonNode c : cases) {
            var rule = new StageRule();
            Instant before = Instant.MIN;
            for (JsonNode step : c.get("history")) {
                rule.enter(step.get("stage").asText());
                Instant at = Instant.parse(step.get("at").asText());
                assertTrue(at.isAfter(before), c.toString());
                before = at;
            }
            assertEquals(c.get("stage").asText(), rule.stage());
            assertEquals(c.get("referredAt"), c.get("history").get(0).get("at"));
        }
    }

    @Test
    void each_stage_occurs_in_the_united_kingdom() {
        Set<String> stages = cases.stream()
                .filter(c -> country(c).equals("GB"))
                .map(c -> c.get("stage").asText())
                .collect(Collectors.toSet());
        assertEquals(14, stages.size(), stages.toString());
    }

    @Test
    void a_conclusive_decision_never_comes_before_the_recovery_period_ends() {
        for (JsonNode c : cases) {
            Instant positive = null;
            for (JsonNode step : c.get("history")) {
                Instant at = Instant.parse(step.get("at").asText());
                if (step.get("stage").asText().equals("REASONABLE_GROUNDS_POSITIVE")) {
                    positive = at;
                } else if (step.get("stage").asText().startsWith("CONCLUSIVE")) {
                    assertTrue(Duration.between(positive, at).toDays() >= 30, c.toString());
                }
            }
        }
    }

    @Test
    void a_notification_holds_no_identity() {
        Set<String> allowed = Set.of("externalId", "region", "stage", "senderAgency", "referredAt", "ageGroup", "sex", "exploitation",
                "history", "synthetic");
        assertFalse(in("NOTIFIED_ONLY").isEmpty());
        for (JsonNode c : in("NOTIFIED_ONLY")) {
            var fields = new TreeSet<String>();
            c.fieldNames().forEachRemaining(fields::add);
            assertEquals(new TreeSet<>(allowed), fields);
            assertEquals("ADULT", c.get("ageGroup").asText());
        }
    }

    @Test
    void only_an_adult_withdraws() {
        in("WITHDRAWN").forEach(c -> assertEquals("ADULT", c.get("ageGroup").asText()));
    }

    @Test
    void ages_fit_the_age_group() {
        for (JsonNode c : cases) {
            if (!c.has("person")) {
                continue;
            }
            JsonNode born = c.get("person").path("dateOfBirth");
            assertEquals(c.get("ageGroup").asText().equals("UNSURE"), born.isMissingNode(), c.toString());
            if (!born.isMissingNode()) {
                LocalDate eighteen = LocalDate.parse(born.asText()).plusYears(18);
                LocalDate referred = LocalDate.parse(c.get("referredAt").asText().substring(0, 10));
                assertEquals(c.get("ageGroup").asText().equals("ADULT"), !eighteen.isAfter(referred), c.toString());
            }
        }
    }

    @Test
    void each_sender_is_a_first_responder_of_the_region() {
        List<JsonNode> providers = Lines.of(Lines.SAMPLE.providers());
        for (JsonNode c : cases) {
            assertTrue(providers.stream().anyMatch(p -> p.get("id").equals(c.get("senderAgency"))
                    && p.get("firstResponder").asBoolean()
                    && Lines.texts(p.get("regions")).contains(c.get("region").asText())), c.toString());
        }
    }

    @Test
    void some_first_decisions_are_overdue_and_some_due_soon() {
        JsonNode file = Lines.file("kernel/src/main/resources/palermo/countries/gb.json");
        LocalDate today = LocalDate.ofInstant(Lines.NOW, ZoneId.of("Europe/London"));
        int overdue = 0;
        int soon = 0;
        for (JsonNode c : in("REFERRED")) {
            if (country(c).equals("GB")) {
                LocalDate due = due(file, c);
                overdue += due.isBefore(today) ? 1 : 0;
                // 25 November 2026 is a Wednesday, and the next two days are working days everywhere.
                soon += !due.isBefore(today) && !due.isAfter(today.plusDays(2)) ? 1 : 0;
            }
        }
        assertTrue(overdue >= 10, overdue + " overdue");
        assertTrue(soon >= 10, soon + " due soon");
    }

    /// The fifth working day after the referral, counted day by day.
    private static LocalDate due(JsonNode file, JsonNode c) {
        var holidays = new HashSet<String>();
        for (JsonNode region : file.get("regions")) {
            if (region.get("code").equals(c.get("region"))) {
                file.get("calendars").get(region.get("calendar").asText()).forEach(year -> holidays.addAll(Lines.texts(year)));
            }
        }
        LocalDate day = LocalDate.ofInstant(Instant.parse(c.get("referredAt").asText()), ZoneId.of("Europe/London"));
        int worked = 0;
        while (worked < 5) {
            day = day.plusDays(1);
            worked += day.getDayOfWeek().getValue() < 6 && !holidays.contains(day.toString()) ? 1 : 0;
        }
        return day;
    }

    @Test
    void each_code_is_in_the_standard() {
        JsonNode picklists = Lines.file("local/src/main/resources/sample/htcds/picklists.json");
        int checked = 0;
        for (JsonNode c : cases) {
            for (var code : c.path("htcds").properties()) {
                if (picklists.has(code.getKey())) {
                    Set<String> allowed = Lines.texts(picklists.get(code.getKey()));
                    Set<String> given = code.getValue().isArray() ? Lines.texts(code.getValue()) : Set.of(code.getValue().asText());
                    assertTrue(allowed.containsAll(given), code.toString());
                    checked++;
                }
            }
        }
        assertTrue(checked > 4000, checked + " codes checked");
    }
}
