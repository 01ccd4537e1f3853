package org.palermo.bench.soak;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.palermo.bench.soak.Soak.Journey;

/// What inspectors and chief inspectors do in a day, including the most expensive requests of labour inspection.
final class InspectionJourneys {

    private static final String INSPECTION = "/api/inspection/v1";
    private static final int WORKPLACES = 500;

    private final SoakCallers people;

    InspectionJourneys(SoakCallers people) {
        this.people = people;
    }

    List<Journey> all() {
        return List.of(
                new Journey("an inspector reports a suspected victim", this::inspection),
                new Journey("an inspector's phone fetches the work of the day", this::phone),
                new Journey("a chief inspector imports a list of workplaces", this::factoryList),
                new Journey("a chief inspector plans and reviews", this::planning));
    }

    private void inspection() throws Exception {
        var workplace = people.get("inspector", INSPECTION + "/workplaces?country=ZZ&limit=200").at("/items/0/id").asText();
        var visit = people.post("inspector", INSPECTION + "/visits", """
                {"workplace": "%s", "kind": "PLANNED", "startedAt": "%s"}
                """.formatted(workplace, Instant.now().truncatedTo(ChronoUnit.SECONDS))).get("id").asText();
        people.keep("inspector", INSPECTION + "/visits/" + visit);
        var finding = people.post("inspector", INSPECTION + "/visits/" + visit + "/findings", """
                {"subject": "ADULT", "workers": 3, "indicators": ["DR01", "DR02", "EX01", "EX02", "CD01", "CD02"],
                 "suspectedVictim": {"consent": true, "ageGroup": "ADULT", "sex": "FEMALE", "exploitation": ["LABOUR"], "region": "ZZ-N", "person": {"givenName": "Bea"}}}
                """);
        people.keep("inspector", INSPECTION + "/reports/" + finding.at("/report/id").asText());
        people.get("inspector", INSPECTION + "/visits/" + visit + "/findings");
        people.get("inspector", INSPECTION + "/visits?limit=200");
    }

    private void phone() throws Exception {
        var whole = people.get("inspector", INSPECTION + "/sync");
        people.get("inspector", INSPECTION + "/sync?after=" + whole.get("next").asText());
        people.get("inspector", INSPECTION + "/planned-visits/today");
        people.get("inspector", INSPECTION + "/wage-claims?limit=200");
    }

    private void factoryList() throws Exception {
        var list = new StringBuilder("country,name,address,sector\n");
        for (int row = 0; row < WORKPLACES; row++) {
            list.append("ZZ,Mill ").append(row).append(',').append(row).append(" Mill Road,Apparel\n");
        }
        people.upload("chief", "POST", INSPECTION + "/workplaces/imports?list=soak.csv", list.toString().getBytes(StandardCharsets.UTF_8), "text/csv");
        people.get("chief", INSPECTION + "/workplaces?limit=200&q=Mill");
        people.get("chief", INSPECTION + "/findings/summary?country=GB");
    }
    private void planning() throws Exception {
        var risk = people.get("chief", INSPECTION + "/risk?country=ZZ&limit=200").get("items");
        if (!risk.isEmpty()) {
            var workplace = risk.get(0).get("workplace").asText();
            people.get("chief", INSPECTION + "/risk/" + workplace);
            people.get("chief", INSPECTION + "/supply-reach?direction=BUYERS&steps=10&party=" + workplace);
        }
        people.get("chief", INSPECTION + "/planned-visits/progress");
        people.get("chief", INSPECTION + "/duplicates?country=ZZ&limit=200");
        people.get("chief", INSPECTION + "/complaints?limit=200");
        people.get("chief", INSPECTION + "/directives?overdue=true&limit=200");
        people.get("chief", INSPECTION + "/outbox/parked");
        var report = INSPECTION + "/annual-reports/ZZ/" + LocalDate.now().getYear() + "/C81";
        people.get("chief", report);
        people.download("chief", report + "/workbook.xlsx");
    }
}
