package org.palermo.referral.inbox;

import static org.palermo.kernel.identity.Role.EVENT_SENDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.referral.team.ReportsTakenUp;
import org.palermo.referral.team.ReportsTakenUpView;

/// The labour inspection service, which sends its reports as events, asks here which of them were taken up. Like the events, it is
/// reachable only inside the network, with a token that was issued for the events of this service. A service is answered of its own reports
/// only.
@Path("/events/reports-taken-up")
@Authenticated
class ReportsTakenUpResource {
    private static final String BEGINNING = "beginning";

    private final ReportsTakenUp reports;
    private final SenderToken token;
    private final CurrentActor caller;

    ReportsTakenUpResource(ReportsTakenUp reports, SenderToken token, CurrentActor caller) {
        this.reports = reports;
        this.token = token;
        this.caller = caller;
    }

    /// It has no description, so it can't have a parameter of its query: the position is part of its path.
    ///
    /// @param after the `next` of the answer before, or `beginning`
    @GET
    @Path("/{after}")
    @Operation(hidden = true, summary = "List the reports that you sent as events and whose cases were taken up")
    @Allowed(roles = EVENT_SENDER,
            scope = "reports that the calling service delivered, of people with their identity: id, day and reference")
    @Audited
    public Uni<ReportsTakenUpView> page(@Size(max = 200) String after) {
        token.requireAudience();
        return reports.after(ReportsTakenUp.answering(caller.get().request()), token.client(), after.equals(BEGINNING) ? null : after);
    }
}
