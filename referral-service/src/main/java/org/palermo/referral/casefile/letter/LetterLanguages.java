package org.palermo.referral.casefile.letter;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.CaseFileReads;

/// The languages in which letters on a case can be written.
@Tag(name = "Case letters", description = "Letters to the person of a case, and letters for others that give no reason.")
@Path("/api/nrm/v1/cases/{id}/letters/languages")
@Authenticated
@ApplicationScoped
class LetterLanguages {
    private final CaseFileReads reads;
    private final LetterTemplates templates;
    private final Countries countries;
    private final CurrentOperation operation;

    LetterLanguages(CaseFileReads reads, LetterTemplates templates, Countries countries, CurrentOperation operation) {
        this.reads = reads;
        this.templates = templates;
        this.countries = countries;
        this.operation = operation;
    }

    /// @param language BCP 47
    @RegisterForReflection
    public record LetterLanguage(String language) {}

    @GET
    @Operation(operationId = "listLetterLanguages", summary = "List the languages in which letters on a case can be written",
            description = "The law profile of the case's country sets them, and may add languages of its own. Send one of these "
                    + "codes as `language` when you write a letter. A case that you do not see gets 404.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<Page<LetterLanguage>> of(@RestPath("id") UUID caseFile) {
        Actor actor = operation.caller();
        return reads.seen(actor, caseFile).onItem().ifNull().failWith(Problems::notFound)
                .call(() -> operation.record(actor, "READ_LETTER_LANGUAGES", KeptLetters.CASE, caseFile))
                .map(file -> countries.ofRegion(file.region()).orElseThrow())
                .map(country -> new Page<>(templates.languages(country).stream().map(LetterLanguage::new).toList(), null));
    }
}
