package org.palermo.inspection.tip.partner;

import static org.palermo.kernel.identity.Role.TIP_PARTNER;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.palermo.inspection.tip.TipReceipt;
import org.palermo.inspection.tip.TipRules;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;

/// Takes tips that the software of partners sends.
@Tag(name = "Tips", description = "Tips of partners and of the public, and the agreements with partners.")
@Path(PartnerTips.PATH)
@Authenticated
@ApplicationScoped
public class PartnerTips {
    static final String PATH = "/api/inspection/v1/partner-tips";

    private final PartnerTipIntake intake;
    private final Countries countries;
    private final SecurityIdentity identity;

    PartnerTips(PartnerTipIntake intake, Countries countries, SecurityIdentity identity) {
        this.intake = intake;
        this.countries = countries;
        this.identity = identity;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for another purpose, for a field outside the agreement, and for a country
    ///     that is not held here; 409 outside the agreement's term, and for another tip under the same id; 429 for too many in a day
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "sendPartnerTip", summary = "Send a tip under an agreement, from the partner's software",
            description = "The partner's software signs in by HTTP Basic with the credential from `makePartnerCredential`. `purpose` must "
                    + "be the purpose of the agreement. Each field that the agreement does not allow is refused by name (400). The same "
                    + "tip under the same `id` is recorded once and gets the same answer again; a different tip under this `id` gets 409. "
                    + "A partner can send at most 1,000 tips within 24 hours (429). Nothing can be read with the reference.")
    @Allowed(roles = TIP_PARTNER, scope = "adds a tip under the partner's agreement")
    @Audited
    public Uni<TipReceipt> send(@Valid @NotNull SendPartnerTip command) {
        SignedInPartner partner = identity.getAttribute(PartnerSignIn.PARTNER);
        if (partner == null) {
            throw Problems.unauthorised();
        }
        if (!command.purpose().strip().equals(partner.purpose().strip())) {
            throw Problems.invalid("purpose", "must be the purpose of the agreement, as it is written there");
        }
        countries.require("country", command.country());
        TipRules.requireWhole(command.content());
        TipRules.requireAgreed(partner.fields(), command.content());
        return intake.take(PartnerTipIntake.PARTNERS, partner, command);
    }
}
