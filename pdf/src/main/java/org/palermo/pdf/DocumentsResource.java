package org.palermo.pdf;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// Takes a page as the portal shows it and answers with the PDF. Only the portal can reach this address.
@Path("/documents")
class DocumentsResource {
    static final String PDF = "application/pdf";
    private static final Logger LOG = Logger.getLogger(DocumentsResource.class);
    private static final int UNPRINTABLE = 422;

    private final Printing printing;

    DocumentsResource(Printing printing) {
        this.printing = printing;
    }

    /// @return 200 with the PDF; 422 for a page that can't be printed; 503 when two are being printed or this one takes too long. A page
    /// that is larger than allowed gets 413 before it comes here
    @POST
    @Consumes(MediaType.TEXT_HTML)
    @PermitAll
    @Blocking
    public RestResponse<byte[]> print(byte[] page) throws InterruptedException {
        return switch (printing.print(page)) {
            case Printing.Printed(byte[] pdf) -> RestResponse.ResponseBuilder.ok(pdf).type(PDF)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
            case Printing.Refused(String why) -> said(UNPRINTABLE, why);
            case Printing.Busy _ -> said(503, "As many documents as are allowed are being printed. Try again in some seconds.");
            case Printing.TooSlow _ -> said(503, "The document takes too long.");
            case Printing.Broken(Throwable cause) -> {
                // The message may quote the document.
                LOG.warnf("A document could not be printed: %s", cause.getClass().getName());
                yield said(UNPRINTABLE, "The document could not be printed.");
            }
        };
    }

    private static RestResponse<byte[]> said(int status, String why) {
        var answer = RestResponse.ResponseBuilder.<byte[]>create(status).type(MediaType.TEXT_PLAIN_TYPE).entity(Page.bytes(why));
        return (status == 503 ? answer.header(HttpHeaders.RETRY_AFTER, "5") : answer).build();
    }
}
