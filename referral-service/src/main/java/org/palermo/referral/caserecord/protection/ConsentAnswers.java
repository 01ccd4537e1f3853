package org.palermo.referral.caserecord.protection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.palermo.referral.casefile.referral.GivenConsent;
import org.palermo.referral.caserecord.RecordContents;

/// Combines the consent records of a case into the person's latest answer on a matter.
@ApplicationScoped
class ConsentAnswers {
    private final RecordContents contents;

    ConsentAnswers(RecordContents contents) {
        this.contents = contents;
    }

    /// The earliest consent on a matter.
    ///
    /// @param matter selects the consents on that matter
    Uni<Optional<GivenConsent>> first(UUID caseFile, Predicate<Consent> matter) {
        return contents.all(caseFile, Consent.class)
                .map(said -> said.stream().filter(matter).toList())
                .map(said -> said.stream().min(Comparator.comparing(Consent::givenAt))
                        .map(first -> new GivenConsent(first.givenAt(), first.givenHow(), takenBackAt(said).isPresent())));
    }

    /// @param matter selects the consents on that matter
    /// @return empty when consent was not withdrawn, or was given again since
    Uni<Optional<Instant>> takenBackAt(UUID caseFile, Predicate<Consent> matter) {
        return contents.all(caseFile, Consent.class)
                .map(said -> said.stream().filter(matter).toList())
                .map(ConsentAnswers::takenBackAt);
    }

    /// Consent that was given again after a withdrawal is valid.
    private static Optional<Instant> takenBackAt(List<Consent> said) {
        return said.stream().map(Consent::withdrawnAt).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .filter(takenBack -> said.stream()
                        .noneMatch(consent -> consent.withdrawnAt() == null && consent.givenAt().isAfter(takenBack)));
    }
}
