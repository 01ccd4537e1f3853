package org.palermo.inspection.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.profile.InspectionProfiles;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Reports the suspected victim of a finding to the mechanism, in the transaction that records the finding: both are written, or
/// neither is.
@ApplicationScoped
public class Reporting {
    private static final String MECHANISM = "referral";

    private final ReportStore store;
    private final Seal seal;
    private final Outbox outbox;
    private final Countries countries;
    private final InspectionProfiles profiles;
    private final Notices notices;
    private final Audit audit;

    Reporting(ReportStore store, Seal seal, Outbox outbox, Countries countries, InspectionProfiles profiles, Notices notices, Audit audit) {
        this.store = store;
        this.seal = seal;
        this.outbox = outbox;
        this.countries = countries;
        this.profiles = profiles;
        this.notices = notices;
        this.audit = audit;
    }

    /// Call before anything is written.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when an adult was not asked for consent, a person stated to be a child
    ///     is an adult by date of birth, the date of birth is before 1900, or the region is not of a configured country
    public void check(SuspectedVictim victim, Instant now) {
        victim.as(age(victim, now).group()).kind();
    }

    /// @param finding id of the finding's row
    /// @param reference of the notice to the inspectorate
    /// @param told the suspected victim as the inspector recorded it
    /// @param now when the finding was recorded
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when a referral can't be encrypted, because there is no key of the
    ///     mechanism
    public Uni<ReportView> report(Actor actor, UUID finding, String reference, SuspectedVictim told, Instant now) {
        UUID id = Ids.next();
        StatedAge age = age(told, now);
        SuspectedVictim victim = told.as(age.group());
        ReportKind kind = victim.kind();
        Event event = switch (kind) {
            case REFERRED -> new Event(MECHANISM, id, SuspectedVictimReferred.TYPE,
                    seal.seal(SuspectedVictimReferral.of(id, victim, actor.agency(), now)), true);
            case NOTIFIED -> new Event(MECHANISM, id, SuspectedVictimNotified.TYPE, notified(id, victim, actor, now), false);
        };
        return store.insert(id, finding, actor, kind, age.correction(), now)
                .chain(() -> outbox.publish(event))
                .chain(() -> notices.tellAgency(actor.agency(), "SUSPECTED_VICTIM_" + kind, id, reference))
                .chain(() -> audit.record(actor, "REPORT", "suspected_victim_report", id))
                .chain(() -> store.inScope(id, actor))
                .map(Optional::orElseThrow);
    }

    /// @param finding id of the finding's row
    public Uni<Optional<ReportView>> ofFinding(Actor actor, UUID finding) {
        return store.ofFinding(finding, actor);
    }

    /// The age group on the date of the referral, in the time zone of the region's country.
    private StatedAge age(SuspectedVictim victim, Instant now) {
        Country country = countries.requireRegion("suspectedVictim.region", victim.region());
        return victim.statedAge(profiles.of(country).adultAge().years(), LocalDate.ofInstant(now, country.zone()));
    }

    private SuspectedVictimNotified notified(UUID id, SuspectedVictim victim, Actor actor, Instant now) {
        return new SuspectedVictimNotified(id, victim.region(),
                now.atZone(countries.requireRegion("suspectedVictim.region", victim.region()).zone()).toLocalDate(),
                victim.ageGroup(), victim.sex(), victim.exploitation().stream().sorted().toList(), actor.agency());
    }
}
