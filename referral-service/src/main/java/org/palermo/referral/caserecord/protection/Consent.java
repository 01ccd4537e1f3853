package org.palermo.referral.caserecord.protection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.referral.ConsentHow;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;
import org.palermo.referral.profile.ServiceCategory;

/// Consent to share data or to be referred, and its withdrawal.
///
/// @param about what the consent is about
/// @param scope with whom, or for what, data is shared; empty when the consent is about the referral
/// @param givenAt when it was given, in UTC
/// @param givenBy who gave it
/// @param givenHow how it was given
/// @param withdrawnAt null unless the consent was withdrawn
/// @param withdrawnBy who withdrew it
/// @param withdrawnHow how it was withdrawn
/// @param note further remarks
@Schema(examples = """
        {"about":"SHARING","scope":["HEALTH","LEGAL"],"givenAt":"2026-01-05T10:00:00Z","givenBy":"HERSELF","givenHow":"SPOKEN",\
        "note":"Asked in Vietnamese"}""")
@RegisterForReflection
public record Consent(
        @NotNull Matter about, @Size(max = 20) List<@NotNull Scope> scope, @NotNull Instant givenAt, @NotNull By givenBy,
        @NotNull ConsentHow givenHow, Instant withdrawnAt, By withdrawnBy, ConsentHow withdrawnHow,
                @Size(max = 2000) String note) implements Particulars {

    @Schema(name = "ConsentMatter")
    public enum Matter { SHARING, REFERRAL }

    @Schema(name = "ConsentScope")
    public enum Scope { ACCOMMODATION, HEALTH, PSYCHOLOGICAL, LEGAL, POLICE, PROSECUTION, EMPLOYMENT, EDUCATION, FINANCIAL, INTERPRETATION,
            FAMILY, OTHER_COUNTRY, RESEARCH;

        /// The scope that covers a service of this category; empty when no scope does.
        public static Optional<Scope> of(ServiceCategory category) {
            return Arrays.stream(values()).filter(scope -> scope.name().equals(category.name())).findFirst();
        }
    }

    @Schema(name = "ConsentBy")
    public enum By { HERSELF, GUARDIAN, LEGAL_REPRESENTATIVE }

    public enum State implements RecordState { GIVEN, WITHDRAWN }

    public Consent {
        scope = scope == null ? List.of() : scope.stream().distinct().toList();
    }

    @Override
    public State state() {
        return withdrawnAt == null ? State.GIVEN : State.WITHDRAWN;
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("givenAt", givenAt, now);
        DateChecks.past("withdrawnAt", withdrawnAt, now);
        DateChecks.inOrder("withdrawnAt", givenAt, withdrawnAt);
        if (about == Matter.SHARING && scope.isEmpty()) {
            throw Problems.invalid("scope", "must say with whom or for what it is shared");
        }
        boolean complete = (withdrawnAt == null) == (withdrawnBy == null) && (withdrawnAt == null) == (withdrawnHow == null);
        if (!complete) {
            throw Problems.invalid("withdrawnAt",
                    "must be given together with withdrawnBy and withdrawnHow, or all three must be left out");
        }
    }

    /// The notice tells organisations to stop sharing the person's data.
    @Override
    public Optional<String> notice(RecordState before) {
        return state() == State.WITHDRAWN && before != State.WITHDRAWN ? Optional.of("CONSENT_WITHDRAWN") : Optional.empty();
    }
}
