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

/// The form that adds a file to the answer to a question on a case, for the organisation that was asked. As {@link DocumentUpload}.
@Path("/portal/desk/received-questions/{request}/documents/new")
@Produces(MediaType.TEXT_HTML)
class AnswerUpload {
    private static final FileSending.Way WAY = new FileSending.Way(DocumentTopic.ANSWER_FORM, "sendAnswerFileContent", "document");

    private final DocumentUploads uploads;

    AnswerUpload(DocumentUploads uploads) {
        this.uploads = uploads;
    }

    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(@RestPath("request") UUID request, @RestQuery boolean busy, @RestQuery boolean large) {
        return uploads.empty(of(request), busy, large);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(
            @RestPath("request") UUID request, @RestForm("_key") String key, @RestForm String kind, @RestForm String why,
            @RestForm FileUpload file) {
        return uploads.sent(of(request), new DocumentForms.Typed(key, kind, why, file));
    }

    private static DocumentForms.Form of(UUID request) {
        String back = "/received-questions/" + request;
        return new DocumentForms.Form(WAY, Map.of("request", request.toString()), back + "/documents/new", back, false);
    }
}
