package org.palermo.inspection.recruitment.fee;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;

@Tag(name = "Recruitment agencies", description = "Recruitment agencies: licence, job orders, fees, prohibitions and complaints.")
@Path("/api/inspection/v1/recruitment-fee-rules")
@Authenticated
class FeeRulesResource {
    private final FeeRules rules;

    FeeRulesResource(FeeRules rules) {
        this.rules = rules;
    }

    @GET
    @Operation(operationId = "listRecruitmentFeeRules",
            summary = "List what the law allows workers to be asked to pay, by corridor and date",
                    description = "`unverified` marks a rule whose law nobody has read for this edition.")
    @Allowed(roles = EVERY_ROLE, scope = "the rules of this edition", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<FeeRule>> rules() {
        return Uni.createFrom().item(new Page<>(rules.all(), null));
    }
}
