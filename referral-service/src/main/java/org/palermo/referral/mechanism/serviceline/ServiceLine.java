package org.palermo.referral.mechanism.serviceline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.profile.ServiceCategory;

/// A service that a provider offers: a category, through some channels, for some regions or the whole country.
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

    @Column(name = "wait_days")
    Integer waitDays;

    @Column(name = "free_places")
    Integer freePlaces;

    @Column(name = "capacity_stated_on")
    LocalDate capacityStatedOn;

    String contact;

    @Column(name = "public_listing")
    boolean publicListing;

    @Version
    int version;

    ServiceLine() {}

    /// A new line of a provider, starting now.
    ServiceLine(UUID id, String country, OfferService command, UUID provider, Instant now) {
        this.id = id;
        this.provider = provider;
        this.country = country;
        category = command.category();
        national = command.national();
        state = command.state();
        reason = command.reason();
        since = now;
        publicListing = command.publicListing();
        offer(command.pillar(), command.channels(), command.transport(), command.helpline());
    }

    /// Checks what the result of a change of state would be.
    ///
    /// @param read the version that the caller has read, or null
    LineOutcome outcome(LineState to, Integer read, Instant now) {
        if (read != null && read != version) {
            return LineOutcome.STALE;
        }
        if (state == to) {
            return LineOutcome.SAME_STATE;
        }
        return since.isBefore(now) ? LineOutcome.CHANGED : LineOutcome.LATER_STATE;
    }

    /// Changes the state.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the line is already in that state, or its state began later
    ServiceLineChanged change(ChangeState command, Instant now) {
        switch (outcome(command.state(), null, now)) {
            case SAME_STATE -> throw Problems.conflict("service-line", "same-state", "The line is already in that state.");
            case LATER_STATE -> throw Problems.conflict("service-line", "later-state", "The line's current state began later than that.");
            default -> { }
        }
        LineState before = state;
        state = command.state();
        reason = command.reason();
        since = now;
        return new ServiceLineChanged(id, before, state, reason, now);
    }

    /// Replaces the description.
    ///
    /// @return the previous description; empty when nothing changes
    Optional<DescriptionSince> describe(DescribeServiceLine command, Instant now) {
        DescriptionSince before = description(now);
        offer(command.pillar(), command.channels(), command.transport(), command.helpline());
        return before.equals(description(now)) ? Optional.empty() : Optional.of(before);
    }

    private DescriptionSince description(Instant until) {
        return new DescriptionSince(pillar, ServiceLineView.channels(inPerson, phone, online), transport,
                ServiceLineView.helpline(helplineLines, helplineAverageWaitSeconds, helplineUnansweredShare), null, until);
    }

    private void offer(Pillar offered, List<Channel> channels, boolean transported, ServiceLineView.Helpline helpline) {
        pillar = offered;
        inPerson = channels.contains(Channel.IN_PERSON);
        phone = channels.contains(Channel.PHONE);
        online = channels.contains(Channel.ONLINE);
        transport = transported;
        helplineLines = helpline == null ? null : helpline.lines();
        helplineAverageWaitSeconds = helpline == null ? null : helpline.averageWaitSeconds();
        helplineUnansweredShare = helpline == null ? null : helpline.unansweredShare();
    }

    /// Replaces what is said of the waiting time and of free places.
    ///
    /// @param today in the country of the line
    /// @return whether that changes anything
    boolean state(StateCapacity command, LocalDate today) {
        LineCapacity before = LineCapacity.of(waitDays, freePlaces, capacityStatedOn);
        waitDays = command.waitDays();
        freePlaces = command.freePlaces();
        capacityStatedOn = waitDays == null && freePlaces == null ? null : today;
        return !Objects.equals(before, LineCapacity.of(waitDays, freePlaces, capacityStatedOn));
    }

    /// Replaces the contact.
    ///
    /// @param text as {@link ContactText} writes it
    /// @return the previous contact; null when nothing was said
    String reach(String text) {
        String before = contact;
        contact = text;
        return before;
    }

    /// Sets whether it is public.
    void list(ListServiceLine command) {
        publicListing = command.publicListing();
    }
}
