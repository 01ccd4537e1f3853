package org.palermo.portal.desk.inspection.list;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operations;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.FailurePages;

/// The rejected rows of a list as a file, which is passed on while it arrives.
@Path("/portal/desk/workplace-lists/{import}/rejected.csv")
class RejectedRows {
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

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> file(@RestPath("import") UUID list) {
        return StreamedAnswer.of(reader.get()
                .chain(person -> files.read(person, operations.get("exportRejectedWorkplaceRows"), Map.of("id", list.toString()),
                        "INSPECTION"))
                .chain(file -> StreamedAnswer.csv("rejected.csv", file, failures)));
    }
}
