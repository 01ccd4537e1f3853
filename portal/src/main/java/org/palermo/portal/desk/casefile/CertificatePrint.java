package org.palermo.portal.desk.casefile;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.NotShownPages;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.PrintedPages;
import org.palermo.portal.pdf.SavedPages;

/// A certificate as a page to print and give to the person. The service writes it without her name, in her
/// language or in the one that the reader chooses.
@Path("/portal/desk/cases/{case}/certificates/{certificate}/page")
@Produces(MediaType.TEXT_HTML)
class CertificatePrint {
    private static final String PRINT = "printCertificate";
    private static final String LANGUAGE = "language";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        /// @param chosen the tag of the language that was chosen, or an empty text
        static native TemplateInstance certificateTools(Frame frame, List<Language> languages, String chosen);
    }

    private final ApiCalls calls;
    private final Operations operations;
    private final Frames frames;
    private final NotShownPages notShown;
    private final CurrentReader reader;
    private final PrintedPages printed;
    private final SavedPages saved;

    CertificatePrint(
            ApiCalls calls, Operations operations, Frames frames, NotShownPages notShown, CurrentReader reader, PrintedPages printed,
            SavedPages saved) {
        this.calls = calls;
        this.operations = operations;
        this.frames = frames;
        this.notShown = notShown;
        this.reader = reader;
        this.printed = printed;
        this.saved = saved;
    }

    /// @param language of the page; without one of the six, it is in the first of hers that there is
    @GET
    @Authenticated
    public Uni<RestResponse<String>> page(@RestPath("case") UUID caseFile, UUID certificate, @RestQuery String language) {
        Optional<Language> chosen = Language.of(language);
        Map<String, String> query = chosen.map(one -> Map.of(LANGUAGE, one.tag())).orElse(Map.of());
        return reader.get().chain(person -> calls.readText(person, operations.get(PRINT),
                        Map.of("id", caseFile.toString(), "certificate", certificate.toString()), query, "SUPPORT")
                .chain(answer -> answer.text() != null
                        ? shown(frames.of(person), answer.text(), chosen, address(caseFile, certificate))
                        : notShown.page(frames.of(person), "caseFile.certificates", Desk.START + "/cases/" + caseFile, answer.answer())));
    }

    @GET
    @Path(SavedPages.FILE)
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(@RestPath("case") UUID caseFile, UUID certificate, @RestQuery String language) {
        return page(caseFile, certificate, language)
                .chain(shown -> saved.save(shown, address(caseFile, certificate), SavedPages.DOCUMENT));
    }

    private Uni<RestResponse<String>> shown(Frame frame, String page, Optional<Language> chosen, String address) {
        return tools(frame, chosen, address).chain(tools -> printed.styled(frame, page, "", tools)).map(RestResponse::ok);
    }

    /// The choice of a language and the link to the PDF in that language.
    private Uni<String> tools(Frame frame, Optional<Language> chosen, String address) {
        String tag = chosen.map(Language::tag).orElse("");
        return Templates.certificateTools(frame, List.of(Language.values()), tag).setLocale(frame.language().locale()).createUni()
                .map(choice -> choice + saved.tools(address, tag.isEmpty() ? "" : "?" + LANGUAGE + "=" + tag));
    }

    private static String address(UUID caseFile, UUID certificate) {
        return Desk.START + "/cases/" + caseFile + "/certificates/" + certificate + "/page";
    }
}
