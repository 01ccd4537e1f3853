package org.palermo.referral.letter;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.referral.AllowedScopes.WORKED_ON;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;

/// Writes letters for the people of cases.
@Tag(name = "Case records: support",
        description = "Records of a case on needs, steps towards an independent living and loans, and letters that give no reason.")
@Path("/api/nrm/v1/cases/{id}/letters")
@Authenticated
@ApplicationScoped
public class Letters {
    private final VisibleCases cases;
    private final Countries countries;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    Letters(VisibleCases cases, Countries countries, TransactionTime time, Audit audit, CurrentActor caller) {
        this.cases = cases;
        this.countries = countries;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the person's name is not kept
    @POST
    @Operation(operationId = "writeLetter", summary = "Write a letter to an employer or a bank that gives no reason",
            description = "The letter is in English. Nothing is stored. When no name of the person is kept, the answer is 409.")
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<LetterView> write(@RestPath("id") UUID caseFile, @Valid @NotNull WriteLetter command) {
        Actor actor = caller.get();
        return cases.workedOn(actor, caseFile).flatMap(file -> cases.name(caseFile)
                .map(name -> name.orElseThrow(() -> Problems.conflict("letter", "no-name", "No name is kept in this case.")))
                .call(() -> audit.record(actor, "WRITE_LETTER_" + command.to(), "case_file", caseFile))
                .map(name -> Letter.of(new LetterFacts(command.to(), name, command.issuer(), command.contact(), today(file)))));
    }

    private LocalDate today(VisibleCase file) {
        return LocalDate.ofInstant(time.now(), countries.ofRegion(file.region()).orElseThrow().zone());
    }
}
