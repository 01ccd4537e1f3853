package org.palermo.inspection.operations;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.outbox.ParkedStream;
import org.palermo.kernel.outbox.ParkedStreams;
import org.palermo.kernel.paging.Page;

@Tag(name = "Refused reports",
        description = "Reports of suspected victims that the mechanism refuses, to send them again or to give up on them.")
@Path("/api/inspection/v1/outbox/parked")
@Authenticated
class ParkedStreamsResource {
    private static final String REFUSED = "reports of the caller's inspectorate that the mechanism refuses: ids only";

    private final ParkedStreams streams;
    private final CurrentActor actor;

    ParkedStreamsResource(ParkedStreams streams, CurrentActor actor) {
        this.streams = streams;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listRefusedReports", summary = "List the reports that the mechanism refuses, longest waiting first",
            description = "The list contains ids only, and at most 200.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = REFUSED)
    public Uni<Page<ParkedStream>> list() {
        return streams.list(actor.get()).map(parked -> new Page<>(parked, null));
    }

    /// @param subscriber who receives the events
    /// @param aggregate the record that the events are about
    @POST
    @Path("/{subscriber}/{aggregate}/resume")
    @Operation(operationId = "resendRefusedReport", summary = "Send a refused report again",
            description = "A report that is not refused now gets 404.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = REFUSED)
    @Audited
    public Uni<Void> resume(@Pattern(regexp = "[a-z-]{1,40}") String subscriber, UUID aggregate) {
        return streams.sendAgain(actor.get(), subscriber, aggregate);
    }

    /// @param subscriber who receives the events
    /// @param aggregate the record that the events are about
    @POST
    @Path("/{subscriber}/{aggregate}/skip")
    @Operation(operationId = "skipRefusedReport", summary = "Give up on the refused event of a report",
            description = "An empty event is sent in its place, so that the events after it can follow. The mechanism never gets the "
                    + "content. The reason is stored encrypted; it must say nothing about a person. A report that is not refused now gets "
                    + "404.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = REFUSED)
    @Audited
    public Uni<Void> skip(@Pattern(regexp = "[a-z-]{1,40}") String subscriber, UUID aggregate, @Valid @NotNull SkipEvent command) {
        return streams.skip(actor.get(), subscriber, aggregate, command.reason());
    }
}
