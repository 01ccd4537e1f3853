package org.palermo.portal.desk.inspection.list;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operations;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;

/// The rejected rows of a list as a file, which is passed on while it arrives.
@Path("/portal/desk/workplace-lists/{import}/rejected.csv")
class RejectedRows {
    /// Whatever a file contains, a browser runs and loads nothing of it.
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final ApiFiles files;
    private final Operations operations;
    private final FailurePages failures;
    private final CurrentReader reader;

    RejectedRows(ApiFiles files, Operations operations, FailurePages failures, CurrentReader reader) {
        this.files = files;
        this.operations = operations;
        this.failures = failures;
        this.reader = reader;
    }

    /// What the browser gets: the file, or the page that says why there is none.
    private record Given(int status, Map<String, List<String>> headers, Multi<byte[]> content) {}

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> file(@RestPath("import") UUID list) {
        Uni<Given> given = reader.get()
                .chain(person -> files.read(person, operations.get("exportRejectedWorkplaceRows"), Map.of("id", list.toString()), "INSPECTION"))
                .chain(file -> switch (file.status()) {
                    case 200 -> Uni.createFrom().item(new Given(file.status(), Map.of("Content-Type", List.of("text/csv;charset=UTF-8"),
                            "Content-Disposition", List.of("attachment; filename=\"rejected.csv\""), "Content-Security-Policy", List.of(POLICY),
                            "X-Content-Type-Options", List.of("nosniff")), file.content()));
                    case 401, 403 -> page(Failure.FORBIDDEN);
                    case 400, 404 -> page(Failure.NOT_FOUND);
                    default -> page(Failure.AWAY);
                });
        return RestMulti.fromUniResponse(given, Given::content, Given::headers, Given::status);
    }

    private Uni<Given> page(Failure failure) {
        return failures.page(failure).map(page -> new Given(page.getStatus(), Map.of("Content-Type", List.of(MediaType.TEXT_HTML + ";charset=utf-8")),
                Multi.createFrom().item(page.getEntity().getBytes(StandardCharsets.UTF_8))));
    }
}
