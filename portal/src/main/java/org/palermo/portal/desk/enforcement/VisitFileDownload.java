package org.palermo.portal.desk.enforcement;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.palermo.portal.desk.document.DocumentFiles;

/// A file of a visit, to keep: that of evidence, or what a phone sent.
@Path("/portal/desk/visits/{visit}/{kind:evidence|attachments}/{file}/content")
class VisitFileDownload {
    private final DocumentFiles files;

    VisitFileDownload(DocumentFiles files) {
        this.files = files;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> file(UUID visit, String kind, UUID file) {
        return kind.equals("evidence") ? files.download("downloadEvidence", Map.of("visit", visit.toString(), "evidence", file.toString()))
                : files.download("downloadAttachment", Map.of("id", file.toString()));
    }
}
