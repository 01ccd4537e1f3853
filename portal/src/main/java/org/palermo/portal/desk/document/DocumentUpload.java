package org.palermo.portal.desk.document;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// The form that adds a document to a case. The file waits on the disk until the service has it; Quarkus deletes it with the
/// end of the request. Without a session nothing of a file is read.
@Path("/portal/desk/cases/{case}/documents/new")
@Produces(MediaType.TEXT_HTML)
class DocumentUpload {
    private static final FileSending.Way WAY = new FileSending.Way(DocumentTopic.FORM, "sendCaseDocumentContent", "document");

    private final DocumentUploads uploads;

    DocumentUpload(DocumentUploads uploads) {
        this.uploads = uploads;
    }

    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(@RestPath("case") UUID caseFile, @RestQuery boolean busy, @RestQuery boolean large) {
        return uploads.empty(of(caseFile), busy, large);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(
            @RestPath("case") UUID caseFile, @RestForm("_key") String key, @RestForm String kind, @RestForm String why,
            @RestForm FileUpload file) {
        return uploads.sent(of(caseFile), new DocumentForms.Typed(key, kind, why, file));
    }

    private static DocumentForms.Form of(UUID caseFile) {
        String back = "/cases/" + caseFile;
        return new DocumentForms.Form(WAY, Map.of("id", caseFile.toString()), back + "/documents/new", back, true);
    }
}
