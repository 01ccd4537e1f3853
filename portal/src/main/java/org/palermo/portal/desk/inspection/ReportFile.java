package org.palermo.portal.desk.inspection;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.desk.DeskResource;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.pdf.SavedPages;

/// The suspicious-activity report of a tip as a PDF: what its page shows.
@Path(Desk.START + "/tips/{tip}/suspicious-activity-report" + SavedPages.FILE)
class ReportFile {
    private final DeskResource desk;
    private final SavedPages saved;

    ReportFile(DeskResource desk, SavedPages saved) {
        this.desk = desk;
        this.saved = saved;
    }

    @GET
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(UUID tip) {
        String page = "tips/" + tip + "/suspicious-activity-report";
        return desk.page(page, null).chain(shown -> saved.save(shown, Desk.START + "/" + page, SavedPages.DOCUMENT));
    }
}
