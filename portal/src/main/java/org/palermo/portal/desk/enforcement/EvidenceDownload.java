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

/// The file of evidence, to keep.
@Path("/portal/desk/visits/{visit}/evidence/{evidence}/content")
class EvidenceDownload {
    private final DocumentFiles files;

    EvidenceDownload(DocumentFiles files) {
        this.files = files;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> file(UUID visit, UUID evidence) {
        return files.download("downloadEvidence", Map.of("visit", visit.toString(), "evidence", evidence.toString()));
    }
}
