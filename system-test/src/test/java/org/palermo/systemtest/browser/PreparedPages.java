package org.palermo.systemtest.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.Suite;

/// Pages about what the sample does not have: releases of the statistics, and papers of a case.
final class PreparedPages {
    private static final String RELEASES = "/api/nrm/v1/statistics-releases";
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String DESK = "/portal/desk";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int MONTHS = 3;

    private PreparedPages() {}

    /// Takes the statistics of the last two quarters that are over, unless they were taken before, and publishes those of the earlier
    /// one.
    ///
    /// @return the page that shows the later ones beside them
    static String unpublishedFigures(Suite suite) {
        var published = release(suite, 2);
        if (!published.hasNonNull("publishedAt")) {
            suite.as("authority").post(RELEASES + "/" + published.get("id").asText() + "/publication", "").expect(200);
        }
        return DESK + "/statistics-releases/" + release(suite, 1).get("id").asText() + "/figures";
    }

    private static JsonNode release(Suite suite, int quartersAgo) {
        var day = LocalDate.now(LONDON).minusMonths((long) MONTHS * quartersAgo);
        var quarter = "%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
        var taken = suite.as("rapporteur").get(RELEASES + "?country=GB&limit=50").expect(200).json().get("items");
        return StreamSupport.stream(taken.spliterator(), false).filter(one -> one.get("quarter").asText().equals(quarter)).findFirst()
                .orElseGet(() -> suite.as("rapporteur").post(RELEASES, "{\"country\": \"GB\", \"quarter\": \"%s\"}".formatted(quarter))
                        .expect(201).json());
    }

    /// Refers a woman and writes two letters for her.
    ///
    /// @return pages to print, for the authority: the letters, in English and from right to left, and her certificate
    static List<String> printed(Suite suite) {
        var name = "Printed" + UUID.randomUUID().toString().substring(0, 8);
        var file = suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", name)).expect(201).id();
        var certificate = suite.as("authority").get(CASES + file + "/certificates").expect(200).json().at("/items/0/id").asText();
        return List.of(DESK + "/cases/" + file + "/letters/" + letter(suite, file, "en") + "/page",
                DESK + "/cases/" + file + "/letters/" + letter(suite, file, "ar") + "/page",
                DESK + "/cases/" + file + "/certificates/" + certificate + "/page");
    }

    private static UUID letter(Suite suite, UUID file, String language) {
        return suite.as("authority").post(CASES + file + "/letters", """
                {"to": "BANK", "language": "%s", "issuer": "Oak House", "contact": "post@oak.example"}
                """.formatted(language)).expect(201).id();
    }
}
