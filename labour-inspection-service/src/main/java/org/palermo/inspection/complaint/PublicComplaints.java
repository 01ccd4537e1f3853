package org.palermo.inspection.complaint;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.territory.Countries;

/// Takes complaints of the public. It asks for no account, stores nothing about the sender but what she writes, and answers nothing with
/// which a complaint can be read.
@Tag(name = "Complaints", description = "Complaints about workplaces. Only the chief inspector knows that there is one (C81 art. 15).")
@Path("/api/inspection/v1/public-complaints")
@Authenticated
@ApplicationScoped
public class PublicComplaints {
    private final ComplaintIntake intake;
    private final Countries countries;

    PublicComplaints(ComplaintIntake intake, Countries countries) {
        this.intake = intake;
        this.countries = countries;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the country is not held here
    @POST
    @ResponseStatus(201)
    @PermitAll
    @Operation(operationId = "sendComplaint", summary = "Complain about a workplace, without an account",
            description = "Anybody may send it without a token. It is encrypted at once, and only a chief inspector who covers the "
                    + "country or a part of it can read it. The sender gets a reference and nothing else.")
    @Allowed(roles = EVERYBODY, scope = "adds a complaint")
    public Uni<ComplaintReceipt> send(@Valid @NotNull SendComplaint command) {
        countries.require("country", command.country());
        return intake.seal(ComplaintIntake.PUBLIC, command);
    }
}
