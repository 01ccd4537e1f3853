package org.palermo.shelter.broadcast;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.area.Area;
import org.palermo.shelter.availability.CommaSeparated;
import org.palermo.shelter.availability.Question;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.availability.StoredStay;
import org.palermo.shelter.hold.RefusalReason;
import org.palermo.shelter.profile.ShelterProfile;

/// A question to shelters whether they can take a party.
@Entity
@Table(name = "broadcast")
class Broadcast {
    private static final int REFERENCE_BITS = 40;

    @Id
    UUID id;

    String reference;
    UUID agency;
    String subject;
    String country;
    String area;
    String areas;

    @Column(name = "avoid_organisations")
    String avoidOrganisations;

    @Column(name = "avoid_regions")
    String avoidRegions;

    @Embedded
    StoredStay needed;

    /// The case of the mechanism, or null.
    @Column(name = "case_file")
    UUID caseFile;

    UUID request;

    @Enumerated(EnumType.STRING)
    BroadcastState state;

    @Column(name = "asked_at")
    Instant askedAt;

    Instant deadline;

    @Column(name = "acknowledge_minutes")
    int acknowledgeMinutes;

    @Column(name = "spread_at")
    Instant spreadAt;

    boolean seen;

    @Column(name = "declined_for")
    String declinedFor;

    UUID hold;

    @Column(name = "ended_at")
    Instant endedAt;

    @Version
    int version;

    Broadcast() {}

    static Broadcast of(Actor actor, AskShelters command, Question question, ShelterProfile profile, Instant now) {
        Broadcast broadcast = new Broadcast();
        broadcast.id = Ids.next();
        broadcast.reference = Reference.random(REFERENCE_BITS);
        broadcast.agency = actor.agency();
        broadcast.subject = actor.subject();
        broadcast.country = question.country().code();
        broadcast.area = question.area();
        broadcast.areas = CommaSeparated.of(areas(actor, command, question));
        broadcast.avoidRegions = CommaSeparated.of(command.search().avoidRegions());
        broadcast.avoidOrganisations = CommaSeparated.of(command.avoidOrganisations());
        broadcast.needed = StoredStay.of(question.stay(), question.stay().primaryLanguages());
        broadcast.caseFile = command.caseFile();
        broadcast.request = command.request();
        broadcast.state = BroadcastState.OPEN;
        broadcast.askedAt = now;
        broadcast.deadline = command.deadline();
        broadcast.acknowledgeMinutes = profile.acknowledgeMinutes();
        broadcast.declinedFor = "";
        return broadcast;
    }

    /// For a case, its coordinator may also ask areas that contain a region to avoid and other regions; the shelters of that region
    /// are left out. Other callers may not, because the answers would reveal in which region of an area a shelter is.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when no area is left to ask
    private static List<String> areas(Actor actor, AskShelters command, Question question) {
        boolean around = actor.has(Role.CASE_COORDINATOR) && command.caseFile() != null;
        Stream<String> mixed = around ? question.searched().mixed().stream().map(Area::code) : Stream.empty();
        List<String> areas = Stream.concat(question.areas().stream(), mixed).toList();
        if (areas.isEmpty()) {
            throw Problems.conflict("broadcast", "nobody-to-ask",
                    "Every area that could be asked contains a region to avoid. The case coordinator can ask the shelters outside "
                            + "these regions.");
        }
        return areas;
    }

    BroadcastState stateAt(Instant now) {
        return state == BroadcastState.OPEN && !deadline.isAfter(now) ? BroadcastState.UNMET : state;
    }

    void meet(UUID by, Instant now) {
        end(BroadcastState.MET, now);
        hold = by;
    }

    void cancel(Instant now) {
        end(BroadcastState.CANCELLED, now);
    }

    /// Ends the broadcast at its deadline.
    void stayUnmet(Instant now) {
        state = BroadcastState.UNMET;
        endedAt = now;
    }

    /// When the next person on call is called, if nobody answers after this call or acknowledgement.
    Instant nextCall(Instant now) {
        return now.plus(acknowledgeMinutes, ChronoUnit.MINUTES);
    }

    /// Marks the broadcast as sent, and deletes the organisations and regions to avoid, which are no longer needed.
    void spread(Instant now) {
        spreadAt = now;
        avoidOrganisations = "";
        avoidRegions = "";
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the broadcast is over
    void requireOpen(Instant now) {
        if (stateAt(now) != BroadcastState.OPEN) {
            throw over();
        }
    }

    static HttpProblem over() {
        return Problems.conflict("broadcast", "over",
                "The broadcast is over: another shelter accepted first, it was cancelled, or its deadline has passed.");
    }

    private void end(BroadcastState as, Instant now) {
        requireOpen(now);
        state = as;
        endedAt = now;
    }

    /// The actor for whom places are held and unmet need is counted.
    Actor asker(Actor doer) {
        return new Actor(subject, agency, null, Set.of(), Set.of(), doer.request());
    }

    Stay stay() {
        return needed.stay();
    }

    List<RefusalReason> reasons() {
        return CommaSeparated.split(declinedFor, RefusalReason::valueOf);
    }
}
