package org.palermo.portal.desk.letter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.NotShownPages;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;

/// A letter alone on a page of paper, in its own language. Browsers may print the title and the address of a page: neither says anything.
@Singleton
class LetterSheets {
    /// A letter that was discarded has no text.
    private static final ApiAnswer DISCARDED = new ApiAnswer(410, null, new JsonObject());

    /// @param back the page before this one
    /// @param language of the letter, BCP 47
    /// @param direction `ltr` or `rtl`
    record Sheet(String back, String language, String direction, String title, List<String> paragraphs) {}

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance letter(Frame frame, Sheet sheet);
    }

    private final ApiCalls calls;
    private final Operations operations;
    private final Frames frames;
    private final NotShownPages notShown;
    private final CurrentReader reader;

    LetterSheets(ApiCalls calls, Operations operations, Frames frames, NotShownPages notShown, CurrentReader reader) {
        this.calls = calls;
        this.operations = operations;
        this.frames = frames;
        this.notShown = notShown;
        this.reader = reader;
    }

    /// @param operation that reads the letter
    /// @param ids its path parameters
    /// @param back the page before this one; this page is at `/page` below it
    Uni<RestResponse<String>> page(String operation, Map<String, String> ids, String back) {
        return reader.get().chain(person -> calls.read(person, operations.get(operation), ids, Map.of(), Purpose.of(person, null))
                .chain(answer -> {
                    Frame frame = frames.of(person).from(back + "/page");
                    return hasText(answer) ? shown(frame, sheet(back, answer.body()))
                            : notShown.page(frame, back, answer.isGood() ? DISCARDED : answer);
                }));
    }

    private static boolean hasText(ApiAnswer answer) {
        return answer.isGood() && answer.body().containsKey("paragraphs");
    }

    private static Uni<RestResponse<String>> shown(Frame frame, Sheet sheet) {
        return Pages.ok(frame, Templates.letter(frame, sheet));
    }

    private static Sheet sheet(String back, JsonObject letter) {
        return new Sheet(back, letter.getString("language"), "RTL".equals(letter.getString("direction")) ? "rtl" : "ltr",
                letter.getString("title"),
                letter.getJsonArray("paragraphs", new JsonArray()).stream().map(String::valueOf).toList());
    }
}
