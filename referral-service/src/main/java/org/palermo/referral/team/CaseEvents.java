package org.palermo.referral.team;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.profile.Profiles;

/// Informs the shelter capacity service of who may act for a case, and until when its stage protects the person from being moved; all
/// events of one case form one stream. Also notifies an organisation when one of its people is assigned to a case or an assignment ends, by
/// the reference of the case.
@ApplicationScoped
public class CaseEvents {
    private static final String SUBSCRIBER = "shelter";

    private final AssignmentStore store;
    private final Countries countries;
    private final Profiles profiles;
    private final Outbox outbox;
    private final Notices notices;

    CaseEvents(AssignmentStore store, Countries countries, Profiles profiles, Outbox outbox, Notices notices) {
        this.store = store;
        this.countries = countries;
        this.profiles = profiles;
        this.outbox = outbox;
        this.notices = notices;
    }

    /// @param made at most one assignment for each case
    Uni<Void> assigned(List<Assignment> made) {
        return publish(events(made, CoordinatorEvent.ASSIGNED)).chain(() -> tell(made, "CASE_ASSIGNED"));
    }

    /// Sends the current stage of a case, only if somebody works or has worked on it.
    ///
    /// @param recoveryEndsOn the last day of recovery and reflection, or null
    public Uni<Void> stage(UUID caseFile, String country, String stage, LocalDate recoveryEndsOn) {
        return store.isKnownElsewhere(caseFile).flatMap(known -> known
                ? outbox.publish(new Event(SUBSCRIBER, caseFile, CaseProtectionEvent.TYPE,
                        protection(caseFile, country, stage, recoveryEndsOn), false))
                : Uni.createFrom().voidItem());
    }

    /// Informs the shelter capacity service that the person of a case was erased, so that it keeps no data for the case either.
    public Uni<Void> erased(UUID caseFile) {
        return store.isKnownElsewhere(caseFile).flatMap(known -> known
                ? outbox.publish(new Event(SUBSCRIBER, caseFile, CaseErasedEvent.TYPE, new CaseErasedEvent(caseFile), false))
                : Uni.createFrom().voidItem());
    }

    private CaseProtectionEvent protection(UUID caseFile, String country, String stage, LocalDate recoveryEndsOn) {
        return new CaseProtectionEvent(caseFile, profiles.of(countries.country(country).orElseThrow()).movableFrom(stage, recoveryEndsOn));
    }

    /// @param ended at most one assignment for each case
    Uni<Void> ended(List<Assignment> ended) {
        return publish(events(ended, CoordinatorEvent.ENDED)).chain(() -> tell(ended, "CASE_UNASSIGNED"));
    }

    private Uni<Void> publish(List<Event> events) {
        return outbox.publishAll(events);
    }

    private static List<Event> events(List<Assignment> assignments, String type) {
        return assignments.stream().map(one -> new Event(SUBSCRIBER, one.caseFile(), type, CoordinatorEvent.of(one), false)).toList();
    }

    private Uni<Void> tell(List<Assignment> assignments, String notice) {
        return store.references(assignments)
                .flatMap(references -> Multi.createFrom().iterable(assignments)
                        .onItem().transformToUniAndConcatenate(one -> notices.tellAgency(one.agency(), notice, one.caseFile(),
                                references.get(one.caseFile())))
                        .collect().last())
                .replaceWithVoid();
    }
}
