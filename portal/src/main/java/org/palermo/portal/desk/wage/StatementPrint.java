package org.palermo.portal.desk.wage;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.NotShownPages;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.PrintedPages;
import org.palermo.portal.pdf.SavedPages;

/// The statement of a wage claim as a page to print and give to the worker. The service writes it, in her language.
@Path("/portal/desk/wage-claims/{claim}/statement")
@Produces(MediaType.TEXT_HTML)
class StatementPrint {
    private static final String PRINT = "printWageStatement";

    private final ApiCalls calls;
    private final Operations operations;
    private final Frames frames;
    private final NotShownPages notShown;
    private final CurrentReader reader;
    private final PrintedPages printed;
    private final SavedPages saved;

    StatementPrint(
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

    @GET
    @Authenticated
    public Uni<RestResponse<String>> page(UUID claim) {
        return reader.get().chain(person -> calls.readText(person, operations.get(PRINT),
                        Map.of("claim", claim.toString()), "INSPECTION")
                .chain(answer -> answer.text() != null
                        ? printed.styled(frames.of(person), answer.text(), "palermo-statement", saved.tools(address(claim)))
                                .map(RestResponse::ok)
                        : notShown.page(frames.of(person), "getWageClaim.statement", Desk.START + "/wage-claims/" + claim,
                                answer.answer())));
    }

    @GET
    @Path(SavedPages.FILE)
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(UUID claim) {
        return page(claim).chain(shown -> saved.save(shown, address(claim), SavedPages.DOCUMENT));
    }

    private static String address(UUID claim) {
        return Desk.START + "/wage-claims/" + claim + "/statement";
    }
}
