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

/// The picture of evidence, as its page shows it.
@Path("/portal/desk/visits/{visit}/evidence/{evidence}/picture")
class EvidencePicture {
    private final DocumentFiles files;

    EvidencePicture(DocumentFiles files) {
        this.files = files;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> picture(UUID visit, UUID evidence) {
        return files.picture("showEvidence", Map.of("visit", visit.toString(), "evidence", evidence.toString()));
    }
}
