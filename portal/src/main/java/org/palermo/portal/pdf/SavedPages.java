package org.palermo.portal.pdf;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.PublicFrames;
import org.palermo.portal.words.Words;

/// Gives a page to print as a PDF.
@Named
@Singleton
public class SavedPages {
    /// What follows the address of a page.
    public static final String FILE = "/document.pdf";
    /// The name of a file about a person.
    public static final String DOCUMENT = "document";
    public static final String TYPE = "application/pdf";
    private static final String HTML_PAGE = "text/html;charset=utf-8";
    private static final int OK = 200;
    /// The declared pages that are given to others.
    private static final Pattern RECORDS = Pattern.compile("/portal/desk/(tips/[^/?]+/suspicious-activity-report|cases/[^/?]+/copy)");
    /// A country's own words are text.
    private static final Pattern HTML = Pattern.compile("[<>&\"]");

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        /// @param page the address of the page that can be printed
        static native TemplateInstance pdfAway(Frame frame, String page);
    }

    private final PdfClient client;
    private final Words words;
    private final Frames frames;
    private final PublicFrames readersFrames;
    private final FailurePages failures;

    SavedPages(PdfClient client, Words words, Frames frames, PublicFrames readersFrames, FailurePages failures) {
        this.client = client;
        this.words = words;
        this.frames = frames;
        this.readersFrames = readersFrames;
        this.failures = failures;
    }

    /// Whether pages have a link to their PDF.
    public boolean isOffered() {
        return client.isConfigured();
    }

    /// Whether a declared page has one.
    ///
    /// @param page its address
    public boolean offers(String page) {
        return isOffered() && RECORDS.matcher(page).matches();
    }

    /// The link to the PDF above a page that a service writes, as HTML; empty when there is none.
    ///
    /// @param page its address
    public String tools(String page) {
        return tools(page, "");
    }

    /// As {@link #tools(String)}.
    ///
    /// @param query of the address, with its question mark, or an empty text
    public String tools(String page, String query) {
        if (!isOffered()) {
            return "";
        }
        Language language = frames.open().language();
        String said = HTML.matcher(words.say(language, "pdf.save")).replaceAll("");
        return "<nav class=\"palermo-sheet__tools\" lang=\"%s\" dir=\"%s\" aria-label=\"%s\"><a href=\"%s\" download>%s</a></nav>"
                .formatted(language.tag(), language.direction(), said, page + FILE + query, said);
    }

    /// @param shown the page as it is shown; a page that says why there is none is shown instead of a file
    /// @param page its address
    /// @param name of the file, without a word about a person
    public Uni<RestResponse<byte[]>> save(RestResponse<String> shown, String page, String name) {
        if (shown.getStatus() != OK) {
            return Uni.createFrom().item(instead(shown));
        }
        if (!client.isConfigured()) {
            return failures.page(Failure.NOT_FOUND).map(SavedPages::instead);
        }
        return client.print(shown.getEntity())
                .chain(pdf -> pdf.isPresent() ? Uni.createFrom().item(file(pdf.get(), name)) : away(page).map(SavedPages::instead));
    }

    private static RestResponse<byte[]> file(byte[] pdf, String name) {
        return RestResponse.ResponseBuilder.ok(pdf).header("Content-Type", TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".pdf\"").build();
    }

    /// A page in place of a file.
    private static RestResponse<byte[]> instead(RestResponse<String> page) {
        RestResponse.ResponseBuilder<byte[]> answer = RestResponse.ResponseBuilder.create(page.getStatus());
        page.getHeaders().forEach((header, values) -> values.forEach(value -> answer.header(header, value)));
        if (page.getEntity() != null) {
            answer.entity(page.getEntity().getBytes(StandardCharsets.UTF_8)).type(HTML_PAGE);
        }
        return answer.build();
    }

    private Uni<RestResponse<String>> away(String page) {
        return readersFrames.get().map(frame -> frame.from(page))
                .chain(frame -> Templates.pdfAway(frame, page).setLocale(frame.language().locale()).createUni())
                .map(html -> RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, html).build());
    }
}
