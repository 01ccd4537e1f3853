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

/// Tells the shelter capacity service who may ask for which case, and until when its stage protects her from being moved; all
/// that is told of a case is one stream. And tells the organisation of who is put on a case, or off it, by the case's reference.
@ApplicationScoped
public class CaseTellings {
    private static final String SUBSCRIBER = "shelter";

    private final AssignmentStore store;
    private final Countries countries;
    private final Profiles profiles;
    private final Outbox outbox;
    private final Notices notices;

    CaseTellings(AssignmentStore store, Countries countries, Profiles profiles, Outbox outbox, Notices notices) {
        this.store = store;
        this.countries = countries;
        this.profiles = profiles;
        this.outbox = outbox;
        this.notices = notices;
    }

    /// @param made each of another case
    Uni<Void> assigned(List<Assignment> made) {
        return publish(events(made, CoordinatorTold.ASSIGNED)).chain(() -> tell(made, "CASE_ASSIGNED"));
    }

    /// In which stage a case is now; told of cases only that somebody works or has worked on.
    ///
    /// @param recoveryEndsOn the last day of recovery and reflection, or null
    public Uni<Void> stage(UUID caseFile, String country, String stage, LocalDate recoveryEndsOn) {
        return store.isKnownElsewhere(caseFile).flatMap(known -> known
                ? outbox.publish(new Event(SUBSCRIBER, caseFile, CaseProtectionTold.TYPE, protection(caseFile, country, stage, recoveryEndsOn), false))
                : Uni.createFrom().voidItem());
    }

    /// The person of a case was erased: nobody keeps anything for it any more.
    public Uni<Void> erased(UUID caseFile) {
        return store.isKnownElsewhere(caseFile).flatMap(known -> known
                ? outbox.publish(new Event(SUBSCRIBER, caseFile, CaseErasedTold.TYPE, new CaseErasedTold(caseFile), false))
                : Uni.createFrom().voidItem());
    }

    private CaseProtectionTold protection(UUID caseFile, String country, String stage, LocalDate recoveryEndsOn) {
        return new CaseProtectionTold(caseFile, profiles.of(countries.country(country).orElseThrow()).movableFrom(stage, recoveryEndsOn));
    }

    /// @param ended each of another case
    Uni<Void> ended(List<Assignment> ended) {
        return publish(events(ended, CoordinatorTold.ENDED)).chain(() -> tell(ended, "CASE_UNASSIGNED"));
    }

    private Uni<Void> publish(List<Event> events) {
        return outbox.publishAll(events);
    }

    private static List<Event> events(List<Assignment> assignments, String type) {
        return assignments.stream().map(one -> new Event(SUBSCRIBER, one.caseFile(), type, CoordinatorTold.of(one), false)).toList();
    }

    private Uni<Void> tell(List<Assignment> assignments, String notice) {
        return store.references(assignments)
                .flatMap(references -> Multi.createFrom().iterable(assignments)
                        .onItem().transformToUniAndConcatenate(one -> notices.tellAgency(one.agency(), notice, one.caseFile(), references.get(one.caseFile())))
                        .collect().last())
                .replaceWithVoid();
    }
}
