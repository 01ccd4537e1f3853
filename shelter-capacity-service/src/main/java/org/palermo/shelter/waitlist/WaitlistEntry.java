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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.availability.Joined;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.availability.SearchAvailability;
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

    @Column(name = "women_ages")
    String womenAges;

    String children;
    String boys;
    String needs;
    String languages;

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
        entry.from = stay.from();
        entry.nights = stay.nights();
        entry.women = stay.party().women();
        entry.womenAges = Joined.of(stay.party().womenAges());
        entry.children = Joined.of(stay.party().children());
        entry.boys = stay.party().boys() == null ? null : Joined.of(stay.party().boys());
        entry.needs = Joined.of(stay.needs());
        entry.languages = Joined.of(stay.primaryLanguages());
        entry.avoidOrganisations = Joined.of(search.avoidOrganisations());
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
            throw Problems.conflict("waitlist", "not-waiting", "The wait is over. If something is held for them, release that hold.");
        }
        state = WaitlistState.LEFT;
        endedAt = now;
        avoidOrganisations = "";
    }

    Stay stay() {
        Party party = new Party(women, Joined.split(children, Integer::valueOf), boys == null ? null : Joined.split(boys, Integer::valueOf),
                Joined.split(womenAges, Integer::valueOf));
        return new Stay(from, nights, party, Joined.split(needs, Need::valueOf), Joined.split(languages, Function.identity()));
    }

    List<UUID> avoided() {
        return Joined.split(avoidOrganisations, UUID::fromString);
    }
}
