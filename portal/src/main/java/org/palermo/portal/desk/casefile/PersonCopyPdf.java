package org.palermo.portal.desk.casefile;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.DeskResource;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.pdf.SavedPages;

/// All that is held about a person as a PDF: what the page of the copy shows.
@Path(Desk.START + "/cases/{case}/copy" + SavedPages.FILE)
class PersonCopyPdf {
    private final DeskResource desk;
    private final SavedPages saved;

    PersonCopyPdf(DeskResource desk, SavedPages saved) {
        this.desk = desk;
        this.saved = saved;
    }

    @GET
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(@RestPath("case") UUID caseFile) {
        String page = "cases/" + caseFile + "/copy";
        return desk.page(page, null).chain(shown -> saved.save(shown, Desk.START + "/" + page, SavedPages.DOCUMENT));
    }
}
