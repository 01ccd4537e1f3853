package org.palermo.inspection.tip;

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
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.territory.Countries;

/// Takes tips of the public. It asks for no account and stores nothing about the sender but what she writes. Nothing can be read with the
/// answer.
@Tag(name = "Tips", description = "Tips of partners and of the public, and the agreements with partners.")
@Path("/api/inspection/v1/public-tips")
@Authenticated
@ApplicationScoped
public class PublicTips {
    private final PublicTipIntake intake;
    private final Countries countries;

    PublicTips(PublicTipIntake intake, Countries countries) {
        this.intake = intake;
        this.countries = countries;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the country is not held here, or the day is in the future
    @POST
    @ResponseStatus(201)
    @PermitAll
    @Operation(operationId = "sendTip", summary = "Send a tip to labour inspection without an account",
            description = "Anybody may send it without a token. It is encrypted at once, and only a chief inspector who covers the "
                    + "country or a part of it can read it. The sender gets a reference, with which nothing can be read. With "
                    + "`dangerNow`, the answer also has telephone numbers to call.")
    @Allowed(roles = EVERYBODY, scope = "adds a tip")
    @Audited
    public Uni<TipReceipt> send(@Valid @NotNull SendTip command) {
        countries.require("country", command.country());
        return intake.take(PublicTipIntake.PUBLIC, command);
    }
}
