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

/// The file of a document, to keep.
@Path("/portal/desk/cases/{case}/documents/{document}/content")
class DocumentDownload {
    private final DocumentFiles files;

    DocumentDownload(DocumentFiles files) {
        this.files = files;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> file(@RestPath("case") UUID caseFile, UUID document) {
        return files.download("downloadCaseDocument", Map.of("id", caseFile.toString(), "document", document.toString()));
    }
}
