package org.palermo.shelter.waitlist;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.availability.CommaSeparated;
import org.palermo.shelter.availability.SearchAvailability;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.availability.StoredStay;
import org.palermo.shelter.profile.ShelterProfile;

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

    @Embedded
    StoredStay needed;

    /// Deleted once the wait is over.
    @Column(name = "avoid_organisations")
    String avoidOrganisations;

    @Column(name = "at_risk")
    boolean atRisk;

    @Enumerated(EnumType.STRING)
    WaitlistState state;

    @Column(name = "joined_at")
    Instant joinedAt;

    @Column(name = "rank_at")
    Instant rankAt;

    UUID hold;

    @Column(name = "ended_at")
    Instant endedAt;

    /// The case of the mechanism, or null.
    @Column(name = "case_file")
    UUID caseFile;

    WaitlistEntry() {}

    static WaitlistEntry of(Actor actor, SearchAvailability search, Stay stay, boolean atRisk, ShelterProfile profile, Instant now) {
        WaitlistEntry entry = new WaitlistEntry();
        entry.id = Ids.next();
        entry.reference = Reference.random(REFERENCE_BITS);
        entry.agency = actor.agency();
        entry.subject = actor.subject();
        entry.country = Territory.countryOf(search.area());
        entry.area = search.area();
        entry.needed = StoredStay.of(stay, stay.primaryLanguages());
        entry.avoidOrganisations = CommaSeparated.of(search.avoidOrganisations());
        entry.atRisk = atRisk;
        entry.caseFile = search.caseFile();
        entry.state = WaitlistState.WAITING;
        entry.joinedAt = now;
        entry.rankAt = rank(atRisk, profile, now);
        return entry;
    }

    /// First come, first served, with a limited head start for people in danger. If danger came before everything else, people who
    /// never say that they are in danger would wait for ever, and soon everybody would say it.
    private static Instant rank(boolean atRisk, ShelterProfile profile, Instant now) {
        return atRisk ? now.minus(profile.waitlistHeadStartHours(), ChronoUnit.HOURS) : now;
    }

    void offered(UUID by) {
        state = WaitlistState.OFFERED;
        hold = by;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the wait is over
    void leave(Instant now) {
        if (state != WaitlistState.WAITING) {
            throw Problems.conflict("waitlist", "not-waiting", "The wait is over. If a place is held, release that hold.");
        }
        state = WaitlistState.LEFT;
        endedAt = now;
        avoidOrganisations = "";
    }

    Stay stay() {
        return needed.stay();
    }

    List<UUID> avoided() {
        return CommaSeparated.split(avoidOrganisations, UUID::fromString);
    }
}
