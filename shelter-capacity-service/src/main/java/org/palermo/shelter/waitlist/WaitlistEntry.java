package org.palermo.shelter.waitlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.register.Need;

/// People who wait for a place in an area.
@Entity
@Table(name = "waitlist_entry")
class WaitlistEntry {
    private static final int REFERENCE_BITS = 40;

    @Id
    UUID id;

    String reference;
    UUID agency;
    String subject;
    String country;
    String area;

    @Column(name = "from_night")
    LocalDate from;

    int nights;
    int women;
    String children;
    String needs;

    @Column(name = "at_risk")
    boolean atRisk;

    @Enumerated(EnumType.STRING)
    WaitlistState state;

    @Column(name = "joined_at")
    Instant joinedAt;

    @Column(name = "rank_at")
    Instant rankAt;

    UUID hold;

    /// Of the mechanism, or null.
    @Column(name = "case_file")
    UUID caseFile;

    WaitlistEntry() {}

    static WaitlistEntry of(Actor actor, JoinWaitlist command, LocalDate first, ShelterProfile profile, Instant now) {
        WaitlistEntry entry = new WaitlistEntry();
        entry.id = Ids.next();
        entry.reference = Reference.random(REFERENCE_BITS);
        entry.agency = actor.agency();
        entry.subject = actor.subject();
        entry.country = Territory.countryOf(command.area());
        entry.area = command.area();
        entry.from = first;
        entry.nights = command.nights();
        entry.women = command.women();
        entry.children = command.children().stream().map(String::valueOf).collect(Collectors.joining(","));
        entry.needs = command.needs().stream().map(Need::name).collect(Collectors.joining(","));
        entry.atRisk = command.atRisk();
        entry.caseFile = command.caseFile();
        entry.state = WaitlistState.WAITING;
        entry.joinedAt = now;
        entry.rankAt = rank(command.atRisk(), profile, now);
        return entry;
    }

    /// First come, first served; who is in danger comes as if she had come earlier, by a bounded time. Danger before all else
    /// would leave those behind for good who never say that they are, and soon everybody would say it.
    private static Instant rank(boolean atRisk, ShelterProfile profile, Instant now) {
        return atRisk ? now.minus(profile.waitlistHeadStartHours(), ChronoUnit.HOURS) : now;
    }

    void offered(UUID by) {
        state = WaitlistState.OFFERED;
        hold = by;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when they no longer wait
    void leave() {
        if (state != WaitlistState.WAITING) {
            throw Problems.conflict("waitlist", "not-waiting", "They do not wait any more. What is held for them is given back as any hold.");
        }
        state = WaitlistState.LEFT;
    }

    Stay stay() {
        List<Integer> ages = children.isEmpty() ? List.of() : Arrays.stream(children.split(",")).map(Integer::valueOf).toList();
        List<Need> needed = needs.isEmpty() ? List.of() : Arrays.stream(needs.split(",")).map(Need::valueOf).toList();
        return new Stay(from, nights, new Party(women, ages), needed);
    }
}
