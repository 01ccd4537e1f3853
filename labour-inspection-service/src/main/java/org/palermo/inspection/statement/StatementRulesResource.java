package org.palermo.inspection.statement;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.access.Body.UNREGISTERED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;

@Tag(name = "Statements", description = "Statements on modern slavery that laws oblige companies to publish, and what they say.")
@Path("/api/inspection/v1")
@Authenticated
class StatementRulesResource {
    private final StatementRules rules;

    StatementRulesResource(StatementRules rules) {
        this.rules = rules;
    }

    @GET
    @Path("/statement-obligations")
    @Operation(operationId = "listStatementObligations", summary = "List the laws that oblige companies to publish a statement",
            description = "One row for each law and period, with its sources. `unverified` names the fields whose law nobody has read.")
    @Allowed(roles = EVERY_ROLE, scope = "the laws of the service", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<Obligation>> obligations() {
        return Uni.createFrom().item(new Page<>(rules.obligations(), null));
    }

    /// @param language of the questions, BCP 47; English where there is no other
    @GET
    @Path("/statement-questions")
    @Operation(operationId = "listStatementQuestions", summary = "List the questions on what a statement says",
            description = "They are the same for every statement. Answer one by its `code` with `answerStatementQuestion`.")
    @Allowed(roles = EVERY_ROLE, scope = "the questions of the service", also = {IMMIGRATION, UNREGISTERED})
    public Uni<Page<StatementQuestion>> questions(@RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        return Uni.createFrom().item(new Page<>(rules.questions().stream().map(question -> question.in(language)).toList(), null));
    }
}
