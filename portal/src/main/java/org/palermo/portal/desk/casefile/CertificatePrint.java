package org.palermo.portal.desk.casefile;

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
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Desk;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.PrintedPages;
import org.palermo.portal.pdf.SavedPages;

/// A certificate as a page to print and give to the person. The service writes it, in her language and without her name.
@Path("/portal/desk/cases/{case}/certificates/{certificate}/page")
@Produces(MediaType.TEXT_HTML)
class CertificatePrint {
    private static final String PRINT = "printCertificate";

    private final ApiCalls calls;
    private final Operations operations;
    private final FailurePages failures;
    private final CurrentReader reader;
    private final PrintedPages printed;
    private final SavedPages saved;

    CertificatePrint(ApiCalls calls, Operations operations, FailurePages failures, CurrentReader reader, PrintedPages printed,
            SavedPages saved) {
        this.calls = calls;
        this.operations = operations;
        this.failures = failures;
        this.reader = reader;
        this.printed = printed;
        this.saved = saved;
    }

    @GET
    @Authenticated
    public Uni<RestResponse<String>> page(@RestPath("case") UUID caseFile, UUID certificate) {
        return reader.get().chain(person -> calls.readText(person, operations.get(PRINT),
                Map.of("id", caseFile.toString(), "certificate", certificate.toString()), "SUPPORT"))
                .chain(answer -> switch (answer.status()) {
                    case 200 -> Uni.createFrom().item(RestResponse.ok(
                            printed.styled(answer.text(), "", saved.tools(address(caseFile, certificate)))));
                    case 401, 403 -> failures.page(Failure.FORBIDDEN);
                    case 400, 404, 409 -> failures.page(Failure.NOT_FOUND);
                    default -> failures.page(Failure.AWAY);
                });
    }

    @GET
    @Path(SavedPages.FILE)
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(@RestPath("case") UUID caseFile, UUID certificate) {
        return page(caseFile, certificate).chain(shown -> saved.save(shown, address(caseFile, certificate), SavedPages.DOCUMENT));
    }

    private static String address(UUID caseFile, UUID certificate) {
        return Desk.START + "/cases/" + caseFile + "/certificates/" + certificate + "/page";
    }
}
