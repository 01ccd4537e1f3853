package org.palermo.portal.desk.letter;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.pdf.SavedPages;

/// A letter about a request of a person, to print: for the data protection officer, who sees no other letters of a case.
@Path("/portal/desk/requests-of-persons/{request}/letters/{letter}/page")
@Produces(MediaType.TEXT_HTML)
class AnswerPrint {
    private final LetterSheets sheets;
    private final SavedPages saved;

    AnswerPrint(LetterSheets sheets, SavedPages saved) {
        this.sheets = sheets;
        this.saved = saved;
    }

    @GET
    @Authenticated
    public Uni<RestResponse<String>> page(UUID request, UUID letter) {
        return sheets.page("getAnswerLetter", Map.of("request", request.toString(), "letter", letter.toString()), back(request, letter));
    }

    @GET
    @Path(SavedPages.FILE)
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(UUID request, UUID letter) {
        return page(request, letter).chain(shown -> saved.save(shown, back(request, letter) + "/page", SavedPages.DOCUMENT));
    }

    private static String back(UUID request, UUID letter) {
        return Desk.START + "/requests-of-persons/" + request + "/letters/" + letter;
    }
}
