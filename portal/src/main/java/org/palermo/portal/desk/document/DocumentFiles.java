package org.palermo.portal.desk.document;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.palermo.portal.api.ApiFile;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.page.CurrentReader;

/// Passes files from the service to the browser while they arrive.
@RequestScoped
class DocumentFiles {
    /// Whatever a file contains, a browser runs and loads nothing of it.
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");

    private final ApiFiles files;
    private final Operations operations;
    private final CurrentReader reader;

    DocumentFiles(ApiFiles files, Operations operations, CurrentReader reader) {
        this.files = files;
        this.operations = operations;
        this.reader = reader;
    }

    /// A file to keep. The browser never shows it, whatever the service says.
    Multi<byte[]> download(UUID caseFile, UUID document) {
        return RestMulti.fromUniResponse(read("downloadCaseDocument", caseFile, document), ApiFile::content, file -> headers(file.type(),
                file.disposition() != null && file.disposition().startsWith("attachment") ? file.disposition() : "attachment"));
    }

    Multi<byte[]> picture(UUID caseFile, UUID document) {
        return RestMulti.fromUniResponse(read("showCaseDocument", caseFile, document).invoke(file -> {
            if (file.type() == null || !PICTURES.contains(file.type())) {
                throw new NotFoundException();
            }
        }), ApiFile::content, file -> headers(file.type(), "inline"));
    }

    private static Map<String, List<String>> headers(String type, String disposition) {
        return Map.of("Content-Type", List.of(type == null ? "application/octet-stream" : type), "Content-Disposition", List.of(disposition),
                "Content-Security-Policy", List.of(POLICY), "X-Content-Type-Options", List.of("nosniff"));
    }

    private Uni<ApiFile> read(String operation, UUID caseFile, UUID document) {
        return reader.get().chain(person -> files.read(person, operations.get(operation), Map.of("id", caseFile.toString(), "document", document.toString()),
                Purpose.of(person, null))).invoke(file -> {
                    switch (file.status()) {
                        case 200 -> { }
                        case 401, 403 -> throw new ForbiddenException();
                        case 400, 404, 409, 410 -> throw new NotFoundException();
                        default -> throw new ServiceUnavailableException();
                    }
                });
    }
}
