package org.palermo.referral.caserecord;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a record of a case says. Sealed as a whole.
@Schema(oneOf = {Consent.class, Guardian.class, SafeContact.class, RiskAssessment.class, MissingEpisode.class})
public sealed interface Particulars permits Consent, Guardian, SafeContact, RiskAssessment, MissingEpisode {

    /// Where it stands by what it says.
    RecordState state();

    /// What annotations can't say.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    default void check(Instant now) {}

    /// Other records of the same case that it names.
    default List<Link> links() {
        return List.of();
    }

    /// The organisation that takes part in it, or null.
    default UUID addressee() {
        return null;
    }

    /// What those who have the case must be told, a kind of notice.
    ///
    /// @param before where it stood, or null when it is new
    default Optional<String> notice(RecordState before) {
        return Optional.empty();
    }

    /// @param field that names it
    record Link(String field, RecordKind kind, UUID record) {}
}
