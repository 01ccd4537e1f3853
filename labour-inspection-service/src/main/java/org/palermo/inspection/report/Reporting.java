package org.palermo.inspection.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.profile.InspectionProfiles;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Reports a suspected victim of a finding to the mechanism, in the transaction that records the finding: both are written, or
/// neither is.
@ApplicationScoped
public class Reporting {
    private static final String MECHANISM = "referral";

    private final ReportStore store;
    private final ReferralEncryption referralEncryption;
    private final Outbox outbox;
    private final Countries countries;
    private final InspectionProfiles profiles;
    private final Notices notices;
    private final Audit audit;
    private final Indicators known;

    Reporting(ReportStore store, ReferralEncryption referralEncryption, Outbox outbox, Countries countries, InspectionProfiles profiles,
            Notices notices, Audit audit, Indicators known) {
        this.store = store;
        this.referralEncryption = referralEncryption;
        this.outbox = outbox;
        this.countries = countries;
        this.profiles = profiles;
        this.notices = notices;
        this.audit = audit;
        this.known = known;
    }

    /// Call before anything is written.
    ///
    /// @param field the path of the person in the request
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when an adult was not asked for consent, a person stated to be a child
    ///     is an adult by date of birth, the date of birth is before 1900, or the region is not of a configured country
    public void check(String field, SuspectedVictim victim, Instant now) {
        victim.as(age(field, victim, now).group()).kind(field);
    }

    /// The finding of a report.
    ///
    /// @param row id of the finding's row
    /// @param reference of the notice to the inspectorate
    /// @param indicators that count for a person who has none of her own
    public record Reported(UUID row, String reference, List<String> indicators) {}

    /// The indicators go to the mechanism with a referral, for those who decide on the case, except those that would tell her migration
    /// status. A notification has none: it says no more than where, when, how old and how exploited.
    ///
    /// @param field the path of the person in the request
    /// @param told the suspected victim as the inspector recorded her
    /// @param indicators that concern her alone; null when the indicators of the finding apply. Those of her migration status count in
    ///     her screening and are not kept with the report
    /// @param now when she was recorded
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when a referral can't be encrypted, because there is no key of the
    ///     mechanism
    public Uni<ReportView> report(Actor actor, Reported finding, String field, SuspectedVictim told, List<String> indicators, Instant now) {
        Telling telling = telling(actor, field, told, indicators == null ? finding.indicators() : indicators, now);
        return store.insert(screened(telling, finding, indicators), actor, now)
                .chain(() -> publish(actor, telling))
                .chain(() -> notices.tellAgency(actor.agency(), "SUSPECTED_VICTIM_" + telling.kind(), telling.id(), finding.reference()))
                .chain(() -> store.inScope(telling.id(), actor))
                .map(Optional::orElseThrow);
    }

    /// Screened and kept without what tells her migration status.
    private ReportStore.NewReport screened(Telling telling, Reported finding, List<String> hers) {
        return new ReportStore.NewReport(telling.id(), finding.row(), telling.kind(), telling.correction(),
                hers == null ? null : known.toPassOn(hers),
                hers == null ? null : known.screenPerson(hers, Subject.valueOf(telling.group().name())));
    }

    /// Reports a suspected victim whom no finding is about, for a component that keeps the report's id and kind with its own record. The
    /// inspectorate gets no notice: it may not learn of that record.
    ///
    /// @param field the path of the person in the request
    /// @param told the suspected victim as she was recorded
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #check} and {@link #report}
    public Uni<Sent> send(Actor actor, String field, SuspectedVictim told, Instant now) {
        Telling telling = telling(actor, field, told, List.of(), now);
        return publish(actor, telling).replaceWith(new Sent(telling.id(), telling.kind()));
    }

    /// A report that was sent.
    ///
    /// @param id by which the mechanism knows it
    @RegisterForReflection
    public record Sent(UUID id, ReportKind kind) {}

    @RegisterForReflection
    private record Telling(UUID id, ReportKind kind, AgeGroup group, AgeCorrection correction, Event event) {}

    private Telling telling(Actor actor, String field, SuspectedVictim told, List<String> indicators, Instant now) {
        UUID id = Ids.next();
        StatedAge age = age(field, told, now);
        SuspectedVictim victim = told.as(age.group());
        ReportKind kind = victim.kind(field);
        return new Telling(id, kind, age.group(), age.correction(), switch (kind) {
            case REFERRED -> new Event(MECHANISM, id, SuspectedVictimReferred.TYPE,
                    referralEncryption.seal(SuspectedVictimReferral.of(id, victim, known.toPassOn(indicators), actor.agency(), now)), true);
            case NOTIFIED -> new Event(MECHANISM, id, SuspectedVictimNotified.TYPE, notified(field, id, victim, actor, now), false);
        });
    }

    private Uni<Void> publish(Actor actor, Telling telling) {
        return outbox.publish(telling.event())
                .chain(() -> audit.record(actor, "REPORT", "suspected_victim_report", telling.id()));
    }

    /// The reports by the finding's row, in the order in which they were recorded; a finding without reports is missing.
    public Uni<Map<UUID, List<ReportView>>> ofFindings(Actor actor, Collection<UUID> findings) {
        return store.ofFindings(findings, actor);
    }

    /// How many reports a finding has; nobody adds one before the end of the transaction.
    ///
    /// @param finding id of the finding's row
    public Uni<Long> countAlone(UUID finding) {
        return store.countAlone(finding);
    }

    /// The age group on the date of the referral, in the time zone of the region's country.
    private StatedAge age(String field, SuspectedVictim victim, Instant now) {
        Country country = countries.requireRegion(field + ".region", victim.region());
        return victim.statedAge(field, profiles.of(country).adultAge().years(), LocalDate.ofInstant(now, country.zone()));
    }

    private SuspectedVictimNotified notified(String field, UUID id, SuspectedVictim victim, Actor actor, Instant now) {
        return new SuspectedVictimNotified(id, victim.region(),
                now.atZone(countries.requireRegion(field + ".region", victim.region()).zone()).toLocalDate(),
                victim.ageGroup(), victim.sex(), victim.exploitation().stream().sorted().toList(), actor.agency());
    }
}
