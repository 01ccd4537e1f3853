package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.palermo.kernel.paging.Cursor;
import org.palermo.referral.casefile.VisibleCases;

/// Combines the consent records of a case into the person's latest answer on a matter.
@ApplicationScoped
class ConsentAnswers {
    private static final int ALL = Integer.MAX_VALUE - 1;

    private final VisibleCases cases;
    private final CaseRecordStore store;
    private final SealedParticulars sealed;

    ConsentAnswers(VisibleCases cases, CaseRecordStore store, SealedParticulars sealed) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
    }

    /// @param matter selects the consents on that matter
    /// @return empty when consent was not withdrawn, or was given again since
    Uni<Optional<Instant>> takenBackAt(UUID caseFile, Predicate<Consent> matter) {
        return cases.key(caseFile).flatMap(key -> store.page(caseFile, RecordKind.CONSENT, Cursor.LATEST, ALL)
                .map(found -> key.map(own -> found.stream().map(record -> (Consent) sealed.open(own, record)).filter(matter).toList()).orElse(List.of())))
                .map(ConsentAnswers::takenBackAt);
    }

    /// Consent that was given again after a withdrawal stands.
    private static Optional<Instant> takenBackAt(List<Consent> said) {
        return said.stream().map(Consent::withdrawnAt).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .filter(takenBack -> said.stream().noneMatch(consent -> consent.withdrawnAt() == null && consent.givenAt().isAfter(takenBack)));
    }
}
