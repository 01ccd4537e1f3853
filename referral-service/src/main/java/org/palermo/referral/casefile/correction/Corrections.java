package org.palermo.referral.casefile.correction;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.referral.AllowedScopes.FOLLOWED;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileEvent;
import org.palermo.referral.casefile.CaseFileStore;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.CaseFileViews;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.casefile.CaseNotices;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.casefile.term.CaseTerms;
import org.palermo.referral.casefile.term.Terms;

/// Corrects the data of the person of a case file (GDPR art. 16), even when the case is over. The person is then found by the new data and
/// no longer by the old, and is compared with all other persons again. The old data is kept as an earlier version.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/person")
@Authenticated
@ApplicationScoped
public class Corrections {
    private final CaseFileStore store;
    private final CorrectionStore corrections;
    private final VisibleCases cases;
    private final Persons persons;
    private final CaseFileViews views;
    private final CaseNotices notices;
    private final CorrectionRequests asked;
    private final MergePatch patches;
    private final Terms terms;
    private final CurrentOperation operation;

    Corrections(CaseFileStore store, CorrectionStore corrections, VisibleCases cases, Persons persons, CaseFileViews views,
            CaseNotices notices, CorrectionRequests asked, MergePatch patches, Terms terms, CurrentOperation operation) {
        this.store = store;
        this.corrections = corrections;
        this.cases = cases;
        this.persons = persons;
        this.views = views;
        this.notices = notices;
        this.asked = asked;
        this.patches = patches;
        this.terms = terms;
        this.operation = operation;
    }

    /// @param patch values by field of {@link CorrectPerson}
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a case that the caller neither works on nor covers, 409 when the case
    /// has no identified person
    @PATCH
    @Consumes(MergePatch.TYPE)
    @Operation(operationId = "correctCasePerson", summary = "Correct what is held about the person of a case file (JSON Merge Patch)",
            description = "The earlier values are kept, and only the person's own copy shows them. If the new date of birth makes the "
                    + "person a child, the file becomes the file of a child, and the competent authority is told. The organisations that "
                    + "have the "
                    + "case are told of each correction. A case without an identified person gets 409. Send the ETag of the case file in "
                    + "If-Match.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY}, scope = FOLLOWED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> correct(
            UUID id, @RestHeader("If-Match") String ifMatch,
            @RequestBody(content = @Content(mediaType = MergePatch.TYPE,
                    schema = @Schema(implementation = CorrectPerson.class))) @NotNull Map<String, Object> patch) {
        Actor actor = operation.caller();
        return cases.followed(actor, id).invoke(seen -> {
                    if (!seen.personKept()) {
                        throw Problems.conflict("case-file", "nobody", "This case file has no identified person.");
                    }
                })
                .chain(() -> persons.keyToWrite(id))
                .flatMap(key -> store.find(id)
                        .invoke(file -> ETags.require(ifMatch, file.version()))
                        .call(file -> correct(actor, file, key, patch))
                        .call(store::refresh)
                        .flatMap(file -> views.of(actor, file)))
                .call(() -> persons.linkPossibleDuplicates(id))
                .map(ETags::on);
    }

    private Uni<Void> correct(Actor actor, CaseFile file, DataKey key, Map<String, Object> patch) {
        return persons.open(file.id(), Optional.of(key)).flatMap(opened -> {
            CaseFileView.PersonView kept = opened.person();
            CorrectPerson said = patches.apply(CorrectPerson.of(kept), patch);
            List<String> changed = said.changed(kept);
            CaseTerms law = terms.from(operation.now(), file.region());
            AgeGroup found = file.ageGroup().isRefutedBy(said.dateOfBirth(), law) ? AgeGroup.CHILD : null;
            return answer(actor, file, said, law.day())
                    .chain(() -> persons.correct(file, key, said, corrections.row(key, said, changed, found, kept)))
                    .chain(() -> store.record(new CaseFileEvent.PersonCorrected(file.id(), file.stage()), actor, operation.now()))
                    .chain(() -> found == null ? notices.tellParties(file.id(), "CASE_PERSON_CORRECTED")
                            : notices.tellAll(file.id(), "CASE_CHILD_BY_BIRTH"))
                    .chain(() -> operation.record(actor, "CORRECT_PERSON", CaseFiles.KIND, file.id()));
        });
    }

    private Uni<Void> answer(Actor actor, CaseFile file, CorrectPerson said, LocalDate today) {
        return said.rightsRequest() == null ? Uni.createFrom().voidItem()
                : asked.grant(actor, file.id(), said.rightsRequest(), today, said.answer());
    }
}
