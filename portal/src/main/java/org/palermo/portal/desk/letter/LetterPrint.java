package org.palermo.portal.desk.letter;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.pdf.SavedPages;

/// A letter of a case, to print.
@Path("/portal/desk/cases/{case}/letters/{letter}/page")
@Produces(MediaType.TEXT_HTML)
class LetterPrint {
    private final LetterSheets sheets;
    private final SavedPages saved;

    LetterPrint(LetterSheets sheets, SavedPages saved) {
        this.sheets = sheets;
        this.saved = saved;
    }

    @GET
    @Authenticated
    public Uni<RestResponse<String>> page(@RestPath("case") UUID caseFile, UUID letter) {
        return sheets.page("getLetter", Map.of("id", caseFile.toString(), "letter", letter.toString()), back(caseFile, letter));
    }

    @GET
    @Path(SavedPages.FILE)
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(@RestPath("case") UUID caseFile, UUID letter) {
        return page(caseFile, letter).chain(shown -> saved.save(shown, back(caseFile, letter) + "/page", SavedPages.DOCUMENT));
    }

    private static String back(UUID caseFile, UUID letter) {
        return Desk.START + "/cases/" + caseFile + "/letters/" + letter;
    }
}
