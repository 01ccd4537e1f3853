package org.palermo.portal.desk.letter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Desk;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.pdf.SavedPages;

/// A letter alone on a page of paper, in its own language. Browsers may print the title and the address of a page: neither says anything.
@Path("/portal/desk/cases/{case}/letters/{letter}/page")
@Produces(MediaType.TEXT_HTML)
class LetterPrint {
    private static final String READ = "getLetter";

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
    private final FailurePages failures;
    private final CurrentReader reader;
    private final SavedPages saved;

    LetterPrint(ApiCalls calls, Operations operations, Frames frames, FailurePages failures, CurrentReader reader, SavedPages saved) {
        this.calls = calls;
        this.operations = operations;
        this.frames = frames;
        this.failures = failures;
        this.reader = reader;
        this.saved = saved;
    }

    @GET
    @Authenticated
    public Uni<RestResponse<String>> page(@RestPath("case") UUID caseFile, UUID letter) {
        String back = Desk.START + "/cases/" + caseFile + "/letters/" + letter;
        return reader.get().chain(person -> calls.read(person, operations.get(READ),
                        Map.of("id", caseFile.toString(), "letter", letter.toString()), Map.of(), Purpose.of(person, null))
                .chain(answer -> switch (answer.status()) {
                    // A discarded letter has no text.
                    case 200 -> answer.body().containsKey("paragraphs")
                            ? shown(frames.of(person).from(back + "/page"), sheet(back, answer.body())) : failures.page(Failure.NOT_FOUND);
                    case 401, 403 -> failures.page(Failure.FORBIDDEN);
                    case 400, 404, 409 -> failures.page(Failure.NOT_FOUND);
                    default -> failures.page(Failure.AWAY);
                }));
    }

    @GET
    @Path(SavedPages.FILE)
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(@RestPath("case") UUID caseFile, UUID letter) {
        return page(caseFile, letter)
                .chain(shown -> saved.save(shown, Desk.START + "/cases/" + caseFile + "/letters/" + letter + "/page", SavedPages.DOCUMENT));
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
