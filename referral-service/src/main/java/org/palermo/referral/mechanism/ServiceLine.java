package org.palermo.referral.mechanism;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.profile.ServiceCategory;

/// One offer of a provider: a category, through some channels, for some regions or the whole country.
@Entity
@Table(name = "service_line")
class ServiceLine {
    @Id
    UUID id;

    UUID provider;
    String country;

    @Enumerated(EnumType.STRING)
    ServiceCategory category;

    @Enumerated(EnumType.STRING)
    Pillar pillar;

    boolean national;

    @Column(name = "in_person")
    boolean inPerson;

    boolean phone;
    boolean online;
    boolean transport;

    @Enumerated(EnumType.STRING)
    LineState state;

    String reason;
    Instant since;

    @Column(name = "helpline_lines")
    Integer helplineLines;

    @Column(name = "helpline_average_wait_seconds")
    Integer helplineAverageWaitSeconds;

    @Column(name = "helpline_unanswered_share")
    Double helplineUnansweredShare;

    @Column(name = "public_listing")
    boolean publicListing;

    @Version
    int version;

    ServiceLine() {}

    /// Moves the line to another state.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is in that state already
    ServiceLineChanged change(ChangeState command, Instant now) {
        if (state == command.state()) {
            throw Problems.conflict("service-line", "same-state", "The line is in that state already.");
        }
        LineState before = state;
        state = command.state();
        reason = command.reason();
        since = now;
        return new ServiceLineChanged(id, before, state, reason, now);
    }

    /// Marks it public, or no longer.
    void list(ListServiceLine command) {
        publicListing = command.publicListing();
    }
}
