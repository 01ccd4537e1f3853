package org.palermo.referral.addressee;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.addressee.AddressedCaseStore.WardRecord;
import org.palermo.referral.calendar.CalendarMatter;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordContents;
import org.palermo.referral.caserecord.RecordKind;
import org.palermo.referral.caserecord.justice.Hearing;
import org.palermo.referral.caserecord.protection.SafeContact;
import org.palermo.referral.caserecord.support.Need;
import org.palermo.referral.profile.Profile;

/// Shows a guardian what the law lets her see of her ward. Call it inside a scoped transaction.
@ApplicationScoped
class GuardianView {
    private final AddressedCaseStore store;
    private final VisibleCases cases;
    private final RecordContents contents;
    private final Terms terms;
    private final TransactionTime time;

    GuardianView(AddressedCaseStore store, VisibleCases cases, RecordContents contents, Terms terms, TransactionTime time) {
        this.store = store;
        this.cases = cases;
        this.contents = contents;
        this.terms = terms;
        this.time = time;
    }

    /// What is opened for one answer, of a person who is not known to be an adult.
    private record Opened(AddressedCase on, DataKey key, List<WardRecord> records, Profile.GuardianSees law) {}

    /// Null for a reader who is not, or no longer, the guardian of somebody.
    Uni<WardView> of(UUID record, AddressedCase on) {
        return on.isOfWard() ? opened(record, on).map(found -> found.map(this::view).orElse(null)) : Uni.createFrom().nullItem();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 before the guardian has accepted, when the person is an adult, and where the
    /// law shows no name
    Uni<AddressedPersonView> person(UUID record, AddressedCase on) {
        if (!on.isAccepted()) {
            throw Problems.conflict("addressed-record", "not-accepted",
                    "The names are shown once your organisation has accepted the task of guardian.");
        }
        if (!on.isOfWard()) {
            throw noWard();
        }
        return opened(record, on).map(found -> named(found.orElseThrow(GuardianView::noWard)));
    }

    private static HttpProblem noWard() {
        return Problems.conflict("addressed-record", "no-ward", "The person is an adult now. A guardian sees nothing of an adult.");
    }

    /// Empty when the person has grown up since the file said that she is a child. A person whose age is unsure stays a ward until her age
    /// is determined, whatever her date of birth.
    private Uni<Optional<Opened>> opened(UUID record, AddressedCase on) {
        return cases.key(on.caseFile()).map(key -> key.orElseThrow(Problems::notFound))
                .flatMap(key -> hasGrownUp(on, key) ? Uni.createFrom().item(Optional.empty())
                        : store.ofWard(record).map(records -> Optional.of(
                                new Opened(on, key, records, terms.law(on.region()).guardianSeesOrNothing()))));
    }

    private boolean hasGrownUp(AddressedCase on, DataKey key) {
        LocalDate born = on.person().person(key).dateOfBirth();
        return on.ageGroup() == AgeGroup.CHILD && born != null
                && terms.law(on.region()).isAdult(born, LocalDate.ofInstant(time.now(), terms.zone(on.region())));
    }

    private WardView view(Opened opened) {
        AddressedCase on = opened.on();
        CaseFileView.PersonView person = on.person().person(opened.key());
        ZoneId zone = terms.zone(on.region());
        LocalDate today = LocalDate.ofInstant(time.now(), zone);
        Integer age = person.dateOfBirth() == null ? null : Period.between(person.dateOfBirth(), today).getYears();
        boolean contacted = on.isAccepted() && opened.law().safeContact();
        List<WardContact> contacts = contacted ? contacts(opened) : List.of();
        List<WardDate> dates = on.isAccepted() && opened.law().dates() ? dates(opened, today, zone) : List.of();
        return new WardView(on.ageGroup(), age, person.languages(), on.isAccepted() ? opened.law().name() : null,
                contacted ? !contacts.isEmpty() : null, contacts, dates);
    }

    /// The contact of the referral is used only until a contact is recorded, even if that contact has ended.
    private List<WardContact> contacts(Opened opened) {
        return isRecorded(opened) ? current(opened).map(WardContact::of).toList()
                : Stream.ofNullable(opened.on().contact(opened.key())).toList();
    }

    private static boolean isRecorded(Opened opened) {
        return opened.records().stream().anyMatch(record -> record.kind() == RecordKind.SAFE_CONTACT);
    }

    private Stream<SafeContact> current(Opened opened) {
        return of(opened, RecordKind.SAFE_CONTACT, SafeContact.class).filter(contact -> contact.state() == SafeContact.State.CURRENT);
    }

    private <P extends Particulars> Stream<P> of(Opened opened, RecordKind kind, Class<P> type) {
        return opened.records().stream().filter(record -> record.kind() == kind)
                .map(record -> contents.open(opened.key(), type, record.id(), record.edition(), record.particulars()));
    }

    private List<WardDate> dates(Opened opened, LocalDate today, ZoneId zone) {
        AddressedCase on = opened.on();
        Stream<WardDate> ofCase = Stream.of(
                Optional.ofNullable(on.dueOn()).map(day -> WardDate.on(CalendarMatter.TERM, day)),
                Optional.ofNullable(on.recoveryEndsOn()).map(day -> WardDate.on(CalendarMatter.RECOVERY_ENDS, day)),
                Optional.ofNullable(on.interviewDueAt()).map(at -> WardDate.at(CalendarMatter.RETURN_INTERVIEW, at)))
                        .flatMap(Optional::stream);
        Stream<WardDate> hearings = of(opened, RecordKind.HEARING, Hearing.class).map(WardDate::of);
        Stream<WardDate> reviews = of(opened, RecordKind.NEED, Need.class).map(Need::reviewOn).filter(Objects::nonNull)
                .map(day -> WardDate.on(CalendarMatter.REVIEW, day));
        return Stream.of(ofCase, hearings, reviews).flatMap(dates -> dates)
                .filter(date -> !day(date, zone).isBefore(today))
                .sorted(Comparator.comparing((WardDate date) -> day(date, zone))
                        .thenComparing(date -> date.at() == null ? Instant.MIN : date.at()))
                .toList();
    }

    private static LocalDate day(WardDate date, ZoneId zone) {
        return date.on() != null ? date.on() : LocalDate.ofInstant(date.at(), zone);
    }

    private AddressedPersonView named(Opened opened) {
        Profile.GuardianSees law = opened.law();
        if (law.name() == Profile.NameShown.NONE) {
            throw Problems.conflict("addressed-record", "no-name", "The law of this country does not let a guardian see names.");
        }
        CaseFileView.PersonView person = opened.on().person().person(opened.key());
        return new AddressedPersonView(person.givenName(), law.name() == Profile.NameShown.FULL_NAME ? person.familyName() : null,
                law.safeContact() ? ways(opened) : List.of());
    }

    private List<AddressedPersonView.Way> ways(Opened opened) {
        return isRecorded(opened)
                ? current(opened).flatMap(contact -> contact.ways().stream())
                        .map(way -> new AddressedPersonView.Way(way.channel().name(), way.value())).toList()
                : Stream.ofNullable(opened.on().person().safeContact(opened.key()))
                        .map(told -> new AddressedPersonView.Way(told.channel(), told.value())).toList();
    }
}
