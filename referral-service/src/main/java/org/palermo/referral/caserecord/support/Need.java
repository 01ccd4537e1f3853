package org.palermo.referral.caserecord.support;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;
import org.palermo.referral.mechanism.serviceline.Pillar;
import org.palermo.referral.profile.ServiceCategory;

/// A need of the person and the service that meets it: one line of the support plan. The plan is all needs, by pillar.
///
/// @param pillar the pillar of support
/// @param category the category of service
/// @param what what she needs, in words
/// @param horizonMonths the planned duration; A/75/289 counts four years of psychiatric support on average (paragraph 14)
/// @param state whether the need is open, planned for, being met, unmet, met or over
/// @param since the day on which it was noticed
/// @param reviewOn the date of the next review
/// @param note further remarks
@Schema(examples = """
        {"pillar":"INDIVIDUAL_SUPPORT","category":"PSYCHOLOGICAL","what":"Trauma therapy","horizonMonths":48,"state":"OPEN",\
        "since":"2026-01-05"}""")
@RegisterForReflection
public record Need(
        @NotNull Pillar pillar, @NotNull ServiceCategory category, @NotBlank @Size(max = 2000) String what,
        @NotNull @Min(1) @Max(600) Integer horizonMonths, @NotNull State state, @NotNull LocalDate since, LocalDate reviewOn,
                @Size(max = 4000) String note) implements Particulars {

    @Schema(name = "NeedState")
    public enum State implements RecordState {
        OPEN, PLANNED, BEING_MET, UNMET, MET, NO_LONGER;

        /// A need can return, so every change of state is allowed.
        @Override
        public boolean mayBecome(RecordState next) {
            return true;
        }
    }

    /// The next review, while the need lasts.
    @Override
    public Optional<Planned> planned() {
        boolean lasts = state != State.MET && state != State.NO_LONGER;
        return lasts && reviewOn != null ? Optional.of(new Planned(null, reviewOn)) : Optional.empty();
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("since", since, now);
        DateChecks.inOrder("reviewOn", since, reviewOn);
    }
}
