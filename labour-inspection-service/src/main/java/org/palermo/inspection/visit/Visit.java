package org.palermo.inspection.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.palermo.inspection.workplace.WorkplaceKind;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

@Entity
@Table(name = "visit")
public class Visit {
    static final String CHECKLIST = "ilo-ec-2009";
    public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /// A phone's clock may be ahead by this much.
    private static final Duration AHEAD = Duration.ofMinutes(10);

    @Id
    UUID id;

    UUID chosen;
    UUID workplace;
    String country;
    UUID agency;

    @Enumerated(EnumType.STRING)
    VisitKind kind;

    /// As it was recorded first.
    @Column(name = "started_at")
    Instant startedAt;

    /// By the latest correction; null without one. The database keeps it.
    @Column(name = "corrected_start", insertable = false, updatable = false)
    Instant correctedStart;

    @Enumerated(EnumType.STRING)
    @Column(name = "household_access")
    HouseholdAccess householdAccess;

    String checklist;

    @Column(name = "recorded_by")
    String recordedBy;

    @Column(name = "recorded_at")
    Instant recordedAt;

    byte[] digest;

    @Version
    int version;

    Visit() {}

    /// @param id of the row
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the ground for entering a household is missing, or given for
    ///     another workplace, or the start of the visit is before 1990 or more than ten minutes in the future
    static Visit record(Actor actor, UUID id, RecordVisit command, WorkplacePlaces.Place place, byte[] digest, Instant now) {
        boolean household = place.kind() == WorkplaceKind.PRIVATE_HOUSEHOLD;
        if (household != (command.householdAccess() != null)) {
            throw Problems.invalid("householdAccess", household
                    ? "must be given for a private household: CONSENT or WARRANT" : "must be left out, except for a private household");
        }
        Visit visit = new Visit();
        visit.id = id;
        visit.chosen = command.id();
        visit.workplace = place.id();
        visit.country = place.country();
        visit.agency = actor.agency();
        visit.kind = command.kind();
        visit.startedAt = plausible(command.startedAt(), now);
        visit.householdAccess = command.householdAccess();
        visit.checklist = command.usedChecklist();
        visit.recordedBy = actor.subject();
        visit.recordedAt = now;
        visit.digest = digest;
        return visit;
    }

    /// The id under which the inspectorate knows the visit: the one that the device chose, which may differ from the row's.
    public UUID knownAs() {
        return chosen == null ? id : chosen;
    }

    /// When it began, as its record says it now.
    public Instant beganAt() {
        return correctedStart == null ? startedAt : correctedStart;
    }

    /// Whether this is the same submission again, by the same person. A colleague who sends a guess must not learn that the reason
    /// for a visit was guessed right (C81 art. 15).
    boolean isSubmission(byte[] other, Actor actor) {
        return recordedBy.equals(actor.subject()) && Arrays.equals(digest, other);
    }

    /// Whether a visit can have begun then: from 1990 on, and at most ten minutes in the future.
    static boolean canBegin(Instant at, Instant now) {
        return !at.isBefore(EARLIEST) && !at.isAfter(now.plus(AHEAD));
    }

    private static Instant plausible(Instant at, Instant now) {
        if (!canBegin(at, now)) {
            throw Problems.invalid("startedAt", "must be in the past, but not too long ago");
        }
        return at;
    }

    public UUID id() {
        return id;
    }

    public UUID workplace() {
        return workplace;
    }

    public String country() {
        return country;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public HouseholdAccess householdAccess() {
        return householdAccess;
    }

    public String checklist() {
        return checklist;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
