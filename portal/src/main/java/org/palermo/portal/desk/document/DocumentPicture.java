package org.palermo.portal.desk.document;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

/// The picture of a document, as its page shows it.
@Path("/portal/desk/cases/{case}/documents/{document}/picture")
class DocumentPicture {
    private final DocumentFiles files;

    DocumentPicture(DocumentFiles files) {
        this.files = files;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> picture(@RestPath("case") UUID caseFile, UUID document) {
        return files.picture("showCaseDocument", Map.of("id", caseFile.toString(), "document", document.toString()));
    }
}
