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

/// A picture of a visit, as its page shows it: of evidence, or of what a phone sent.
@Path("/portal/desk/visits/{visit}/{kind:evidence|attachments}/{file}/picture")
class VisitPicture {
    private final DocumentFiles files;

    VisitPicture(DocumentFiles files) {
        this.files = files;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> picture(UUID visit, String kind, UUID file) {
        return kind.equals("evidence") ? files.picture("showEvidence", Map.of("visit", visit.toString(), "evidence", file.toString()))
                : files.picture("showAttachment", Map.of("id", file.toString()));
    }
}
