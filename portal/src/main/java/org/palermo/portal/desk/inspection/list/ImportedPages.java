package org.palermo.portal.desk.inspection.list;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.palermo.portal.page.Frame;
import org.palermo.portal.words.Words;

/// The page of an import, which grows while the service reads the file: how many rows it has read, each row that it rejects or of which it
/// leaves something out, and in the end the result. The browser shows what has come.
@Singleton
class ImportedPages {
    /// Where the lines go.
    private static final String HERE = "<!--lines-->";
    /// Each time nothing is new: the gateway ends a page on which nothing moves.
    private static final String STILL_HERE = "\n";
    /// A line that says that further rows are not shown.
    static final String MORE = "more";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance listImported(Frame frame, String heading, String back);
    }

    @CheckedTemplate(basePath = "parts")
    static class Parts {
        static native TemplateInstance listLine(String said, String reason);

        static native TemplateInstance listResult(ImportTotals totals, String back);
    }

    private final Words words;

    ImportedPages(Words words) {
        this.words = words;
    }

    /// @param said what the service says, piece by piece; it fails when it can't be read
    Multi<String> page(Frame frame, ListForms.Kind kind, Multi<List<JsonObject>> said) {
        String title = words.say(frame.language(), kind.name() + ".title");
        return Templates.listImported(frame, title, kind.back())
                .setLocale(frame.language().locale()).createUni().onItem().transformToMulti(html -> {
                    int here = html.indexOf(HERE);
                    return Multi.createBy().concatenating().streams(Multi.createFrom().item(html.substring(0, here)),
                            new Course(frame, kind.back()).of(said), Multi.createFrom().item(html.substring(here + HERE.length())));
                });
    }

    /// One import, line by line.
    private final class Course {
        private final Frame frame;
        private final String back;
        private boolean over;

        Course(Frame frame, String back) {
            this.frame = frame;
            this.back = back;
        }

        Multi<String> of(Multi<List<JsonObject>> pieces) {
            Multi<String> said = pieces.onItem()
                    .transformToMultiAndConcatenate(lines -> lines.isEmpty() ? Multi.createFrom().item(STILL_HERE)
                            : Multi.createFrom().iterable(lines).onItem().transformToUniAndConcatenate(this::said))
                    .onFailure().recoverWithCompletion();
            Multi<String> end = Multi.createFrom()
                    .deferred(() -> over ? Multi.createFrom().empty() : html(Parts.listResult(null, back)).toMulti());
            return Multi.createBy().concatenating().streams(said, end);
        }

        private Uni<String> said(JsonObject line) {
            if (line.getJsonObject("summary") instanceof JsonObject totals) {
                over = true;
                return html(Parts.listResult(ImportTotals.of(totals), back));
            }
            if (line.containsKey(MORE)) {
                return html(Parts.listLine(words.say(frame.language(), "lists.more"), null));
            }
            return line.getInteger("row") instanceof Integer row ? row(row, line)
                    : html(Parts.listLine(words.say(frame.language(), "lists.progress", Map.of("read", line.getInteger("read"))), null));
        }

        private Uni<String> row(int row, JsonObject line) {
            String rejected = line.getString("reason");
            return html(Parts.listLine(words.say(frame.language(), rejected == null ? "lists.noted" : "lists.row", Map.of("row", row)),
                    rejected == null ? line.getString("note") : rejected));
        }

        private Uni<String> html(TemplateInstance part) {
            return part.setLocale(frame.language().locale()).createUni();
        }
    }
}
