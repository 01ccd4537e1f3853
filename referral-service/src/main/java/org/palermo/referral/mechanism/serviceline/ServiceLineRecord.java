package org.palermo.referral.mechanism.serviceline;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.mechanism.serviceline.contact.Contact;
import org.palermo.referral.profile.ServiceCategory;

/// A service line in an import file, with its earlier states, oldest first.
@RegisterForReflection
record ServiceLineRecord(
        @NotNull UUID id, @NotNull UUID providerId, @NotNull ServiceCategory category, @NotNull Pillar pillar, boolean national,
        @NotNull List<String> regions, @NotEmpty List<@NotNull Channel> channels, boolean transport, @NotNull LineState state,
        String reason, @NotNull Instant since, @Valid ServiceLineView.Helpline helpline, List<@Valid PastState> history,
        boolean publicListing, @Valid Contact contact) {

    @RegisterForReflection
    record PastState(@NotNull LineState state, String reason, @NotNull Instant since) {}


    /// Whether every past state begins before the next one.
    boolean isInOrder() {
        Instant after = Instant.MIN;
        for (PastState past : history == null ? List.<PastState>of() : history) {
            if (!past.since().isAfter(after)) {
                return false;
            }
            after = past.since();
        }
        return since.isAfter(after);
    }
}
