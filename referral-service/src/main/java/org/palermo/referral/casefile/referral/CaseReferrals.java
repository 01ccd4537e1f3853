package org.palermo.referral.casefile.referral;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileReads;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.casefile.age.AgeCorrection;
import org.palermo.referral.casefile.correction.CorrectionStore;
import org.palermo.referral.casefile.correction.CorrectionView;
import org.palermo.referral.casefile.person.OpenedPerson;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.mechanism.provider.Providers;

/// What the referral of a case said, for the authority that decides on it.
@Tag(name = "Referrals", description = "Referrals of persons to the mechanism, each with a receipt.")
@Path("/api/nrm/v1/cases/{id}/referral")
@Authenticated
@ApplicationScoped
public class CaseReferrals {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final Query<Taken> TAKEN = Query.of(Taken.class, "select taken, received_at, age_correction from referral_of_case($1)");

    private final CaseFileReads reads;
    private final Persons persons;
    private final CorrectionStore corrections;
    private final ReferralConsents consents;
    private final Providers providers;
    private final ObjectMapper json;
    private final CurrentOperation operation;

    CaseReferrals(CaseFileReads reads, Persons persons, CorrectionStore corrections, ReferralConsents consents, Providers providers,
            ObjectMapper json, CurrentOperation operation) {
        this.reads = reads;
        this.persons = persons;
        this.corrections = corrections;
        this.consents = consents;
        this.providers = providers;
        this.json = json;
        this.operation = operation;
    }

    /// What became of the referral when it came.
    @RegisterForReflection
    private record Taken(CaseFileStage taken, Instant receivedAt, AgeCorrection ageCorrection) {}

    /// What is kept of the person, as opened.
    private record Told(OpenedPerson person, List<CorrectionView> corrections, Map<String, Object> fields) {
        /// As the sender said it: what the first correction replaced.
        CaseFileView.PersonView first() {
            return person == null ? null : corrections.isEmpty() ? person.person() : corrections.getFirst().earlier();
        }
    }

    @GET
    @Operation(operationId = "getReferralOfCase", summary = "Read what the referral of a case said",
            description = "The answer has what the sender wrote, before any correction: the sender, the account, the indicators, the "
                    + "consent, and the fields of an import that have no place in the case file. A case from an earlier register has the "
                    + "time of its referral and no receipt. If the person was erased or only notified, the answer has nothing that "
                    + "identifies her.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers")
    @Audited
    @Scoped
    public Uni<CaseReferralView> get(UUID id) {
        Actor actor = operation.caller();
        return reads.seen(actor, id).map(file -> {
            if (file == null || !actor.covers(file.region())) {
                throw Problems.notFound();
            }
            return file;
        }).call(() -> operation.record(actor, "READ_REFERRAL", CaseFiles.KIND, id))
                .flatMap(file -> persons.key(id).flatMap(key -> told(id, key)).flatMap(told -> view(file, told)));
    }

    private Uni<Told> told(UUID id, Optional<DataKey> key) {
        return persons.open(id, key)
                .flatMap(person -> corrections.of(id, key)
                        .flatMap(corrected -> persons.imported(id, key).map(written -> new Told(person, corrected, fields(written)))));
    }

    private Uni<CaseReferralView> view(CaseFile file, Told told) {
        return TAKEN.first(file.id())
                .map(found -> found.orElse(new Taken(null, file.referredAt(), null)))
                .flatMap(taken -> consents.given(file.id())
                        .flatMap(consent -> sender(file.sender()).map(sender -> view(file, told, taken, consent.orElse(null), sender))));
    }

    private static CaseReferralView view(CaseFile file, Told told, Taken taken, GivenConsent consent, CaseReferralView.Sender sender) {
        CaseFileView.PersonView person = told.first();
        return new CaseReferralView(file.id(), file.reference(), taken.receivedAt(), taken.taken(), taken.ageCorrection(), sender,
                file.region(), file.exploitation(),
                person == null ? null : person.circumstances(),
                told.person() == null ? null : told.person().named(file.ageGroup()), consent, person,
                told.person() == null ? null : told.person().safeContact(), told.fields(), !told.corrections().isEmpty());
    }

    private Uni<CaseReferralView.Sender> sender(UUID id) {
        return providers.find(id).map(found -> found.map(sender -> new CaseReferralView.Sender(id, sender.name(), sender.kind()))
                .orElseGet(() -> new CaseReferralView.Sender(id, null, null)));
    }

    /// @param written null when everything had a field in the file
    private Map<String, Object> fields(Optional<String> written) {
        try {
            return written.isEmpty() ? null : json.readValue(written.get(), FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came with an import can't be read", e);
        }
    }
}
