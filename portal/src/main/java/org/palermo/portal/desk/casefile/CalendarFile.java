package org.palermo.portal.desk.casefile;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The calendar of the reader's cases, or of those of her authority, as a file for a calendar program. It is downloaded: there is no
/// address to subscribe to, because whoever knew the address could read it. It has references and kinds, nothing about a person.
@Path(Desk.START + WorklistTopic.FILE_PATH)
class CalendarFile {
    private static final String READ = "getCalendar";

    private final ApiCalls calls;
    private final Operations operations;
    private final Words words;
    private final Frames frames;
    private final FailurePages failures;
    private final CurrentReader reader;

    CalendarFile(ApiCalls calls, Operations operations, Words words, Frames frames, FailurePages failures, CurrentReader reader) {
        this.calls = calls;
        this.operations = operations;
        this.words = words;
        this.frames = frames;
        this.failures = failures;
        this.reader = reader;
    }

    /// @param days ahead, as on the page
    /// @param whose cases, as on the page
    @GET
    @Authenticated
    public Uni<RestResponse<String>> file(@RestQuery String days, @RestQuery String whose) {
        Map<String, String> query = new LinkedHashMap<>();
        if (days != null && days.matches("\\d{1,2}")) {
            query.put("days", days);
        }
        if ("team".equals(whose)) {
            query.put("whose", whose);
        }
        return reader.get().chain(person -> calls.read(person, operations.get(READ), Map.of(), query, Purpose.of(person, null))
                .chain(answer -> answer.isGood() ? Uni.createFrom().item(download(person, answer))
                        : failures.page(failure(answer.status()))));
    }

    private static Failure failure(int status) {
        return switch (status) {
            case 401, 403 -> Failure.FORBIDDEN;
            case 400, 404 -> Failure.NOT_FOUND;
            default -> Failure.AWAY;
        };
    }

    private RestResponse<String> download(SecurityIdentity person, ApiAnswer answer) {
        return RestResponse.ResponseBuilder.ok(written(frames.of(person).language(), answer.body()))
                .header("Content-Type", "text/calendar; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"cases.ics\"").build();
    }

    private String written(Language language, JsonObject calendar) {
        String note = calendar.getBoolean("more", false) ? words.say(language, "getCalendar.more") : null;
        IcsFile file = new IcsFile(words.say(language, "getCalendar.title"), note, Instant.now());
        calendar.getJsonArray("items", new JsonArray()).stream().map(JsonObject.class::cast).forEach(entry -> {
            String summary = words.say(language, "code.CalendarMatter." + entry.getString("what")) + " " + entry.getString("reference");
            if (entry.getString("at") != null) {
                file.time(entry.getString("id"), Instant.parse(entry.getString("at")), summary);
            } else {
                file.day(entry.getString("id"), LocalDate.parse(entry.getString("on")), summary);
            }
        });
        return file.end();
    }
}
