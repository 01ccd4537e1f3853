package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.CaseNotices;
import org.palermo.referral.caserecord.protection.Consent;
import org.palermo.referral.caserecord.protection.WithdrawalNotices;

/// Notifies all organisations that have a case, and its authority, of important changes in a record. A withdrawal of consent is also sent
/// to the organisations with which data of the case was shared, a request about rights also to the data protection officers.
@ApplicationScoped
class RecordNotices {
    private final CaseNotices notices;
    private final WithdrawalNotices shared;
    private final Countries countries;

    RecordNotices(CaseNotices notices, WithdrawalNotices shared, Countries countries) {
        this.notices = notices;
        this.shared = shared;
        this.countries = countries;
    }

    /// @param before the previous state, or null for a new record
    Uni<Void> tell(Actor actor, CaseRecord record, Particulars said, RecordState before) {
        UUID caseFile = record.caseFile;
        return said.notice(before)
                .map(told -> notices.tellAll(caseFile, told, toAnswer(record))
                        .chain(() -> tellThoseWhoShare(caseFile, said)).chain(() -> tellOfficers(actor, record)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// The data protection officers answer the requests of persons. When one of them recorded the request, no notice is sent.
    private Uni<Void> tellOfficers(Actor actor, CaseRecord record) {
        return record.kind == RecordKind.RIGHTS_REQUEST && !actor.has(Role.DATA_PROTECTION_OFFICER)
                ? notices.tellOfficers(record.caseFile, "REQUEST_OF_PERSON", record.id, lastDay(record)) : Uni.createFrom().voidItem();
    }

    /// By when the answer is due. The notices of other kinds of records ask for no answer.
    private List<MailLine> toAnswer(CaseRecord record) {
        return record.kind == RecordKind.RIGHTS_REQUEST ? lastDay(record) : List.of();
    }

    private List<MailLine> lastDay(CaseRecord record) {
        return record.dueAt == null ? List.of() : countries.country(record.country)
                .map(country -> List.of(MailLine.lastDay(record.dueAt, country.zone()))).orElse(List.of());
    }

    private Uni<Void> tellThoseWhoShare(UUID caseFile, Particulars said) {
        return said instanceof Consent consent && consent.about() == Consent.Matter.SHARING
                ? shared.tellWithdrawn(caseFile, consent.scope()) : Uni.createFrom().voidItem();
    }
}
