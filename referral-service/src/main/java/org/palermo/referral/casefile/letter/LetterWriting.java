package org.palermo.referral.casefile.letter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.certificate.CertificateStore;
import org.palermo.referral.casefile.certificate.CertificateView;
import org.palermo.referral.casefile.decision.DecisionStore;
import org.palermo.referral.casefile.decision.DecisionView;
import org.palermo.referral.casefile.decision.Outcome;
import org.palermo.referral.casefile.person.OpenedPerson;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.profile.Profiles;

/// Writes a letter from its template and keeps it.
@ApplicationScoped
class LetterWriting {
    private static final long MOST = 200;

    private final LetterTemplates templates;
    private final LetterStore store;
    private final Persons persons;
    private final DecisionStore decisions;
    private final CertificateStore certificates;
    private final Countries countries;
    private final Profiles profiles;
    private final CurrentOperation operation;

    LetterWriting(LetterTemplates templates, LetterStore store, Persons persons, DecisionStore decisions, CertificateStore certificates,
            Countries countries, Profiles profiles, CurrentOperation operation) {
        this.templates = templates;
        this.store = store;
        this.persons = persons;
        this.decisions = decisions;
        this.certificates = certificates;
        this.countries = countries;
        this.profiles = profiles;
        this.operation = operation;
    }

    /// A text and what is kept beside it.
    private record Composed(LetterKind kind, String language, UUID decision, LetterText text) {}

    Uni<UUID> toOthers(Actor actor, CaseFile file, WriteLetter command) {
        requireNeutral("issuer", command.issuer());
        requireNeutral("contact", command.contact());
        return persons.keyToWrite(file.id()).flatMap(key -> persons.open(file.id(), Optional.of(key)).flatMap(person -> {
            String name = name(person).orElseThrow(() -> Problems.conflict("letter", "no-name", "This case has no name of the person."));
            LetterLanguage language = templates.language(country(file), command.language(), List.of());
            LetterFacts facts = new LetterFacts(name, command.issuer(), command.contact(), today(file));
            LetterKind kind = command.to().kind();
            LetterText text = templates.write(country(file), language, kind.name(), facts.values(language));
            return kept(actor, file, key, new Composed(kind, language.tag(), null, text));
        }));
    }

    private void requireNeutral(String field, String typed) {
        templates.saysWhy().in(typed).ifPresent(word -> {
            throw Problems.invalid(field, "must not reveal why the letter is written: it has “" + word + "”");
        });
    }

    Uni<UUID> toPerson(Actor actor, CaseFile file, WriteLetterToPerson command) {
        return persons.keyToWrite(file.id()).flatMap(key -> persons.open(file.id(), Optional.of(key))
                .flatMap(person -> decisions.of(file.id(), Optional.of(key))
                        .flatMap(made -> certificates.standing(file.id(), Optional.of(key))
                                .flatMap(carried -> kept(actor, file, key, composed(file, command, person, made, carried))))));
    }

    private Composed composed(CaseFile file, WriteLetterToPerson command, OpenedPerson person, List<DecisionView> made,
            List<CertificateView> carried) {
        List<String> hers = person == null || person.person().languages() == null ? List.of() : person.person().languages();
        LetterLanguage language = templates.language(country(file), command.language(), hers);
        CaseValues values = new CaseValues(language, file, country(file), profiles.of(country(file)))
                .named(name(person).orElse(null)).put("issuer", command.issuer()).put("contact", command.contact())
                .put("date", today(file)).put("certificate", carried.isEmpty() ? null : carried.getFirst().reference());
        return switch (command.kind()) {
            case DECISION -> decision(file, command, language, values, made);
            case STATUS -> status(file, language, values, made);
        };
    }

    private Composed decision(
            CaseFile file, WriteLetterToPerson command, LetterLanguage language, CaseValues values, List<DecisionView> made) {
        DecisionView decision = command.decision() == null
                ? made.stream().reduce((earlier, later) -> later)
                        .orElseThrow(() -> Problems.conflict("letter", "no-decision", "There is no decision in this case yet."))
                : made.stream().filter(one -> one.id().equals(command.decision())).findFirst()
                        .orElseThrow(() -> Problems.invalid("decision", "must be a decision of this case"));
        boolean unexplained = command.reasons() == null || command.reasons().isBlank();
        if (decision.outcome() == Outcome.NEGATIVE && unexplained) {
            throw Problems.invalid("reasons", "must be given for a negative decision");
        }
        values.decided(decision).put("reasons", command.reasons());
        String letter = "DECISION." + decision.kind() + "." + decision.outcome();
        LetterText text = templates.write(country(file), language, letter, values.values());
        return new Composed(LetterKind.DECISION, language.tag(), decision.id(), text);
    }

    private Composed status(CaseFile file, LetterLanguage language, CaseValues values, List<DecisionView> made) {
        CaseFileStage stage = file.protectingStage();
        String standing = CaseValues.recovers(stage) ? "REASONABLE_GROUNDS" : switch (stage) {
            case REFERRED -> "REFERRED";
            case CONCLUSIVE_GROUNDS_POSITIVE, TRANSITION -> "CONCLUSIVE_GROUNDS";
            default -> throw Problems.conflict("letter", "no-status",
                    "The case is over, was decided negatively, or is being reconsidered: there is no status to confirm.");
        };
        DecisionView latest = made.stream().filter(one -> one.outcome() == Outcome.POSITIVE)
                .reduce((earlier, later) -> later).orElse(null);
        values.standing(latest);
        LetterText text = templates.write(country(file), language, "STATUS." + standing, values.values());
        return new Composed(LetterKind.STATUS, language.tag(), null, text);
    }

    private Uni<UUID> kept(Actor actor, CaseFile file, DataKey key, Composed letter) {
        UUID id = Ids.next();
        return store.countAlone(file.id())
                .invoke(count -> {
                    if (count >= MOST) {
                        throw Problems.conflict("letter", "too-many",
                                "A case has at most 200 letters. Discard one that is not needed first.");
                    }
                })
                .chain(() -> store.add(actor, VisibleCase.of(file), id, letter.kind(), letter.language(), letter.decision(), letter.text(),
                        key, operation.now()))
                .chain(() -> operation.record(actor, "WRITE", KeptLetters.KIND, id))
                .chain(() -> operation.record(actor, "WRITE_LETTER_" + letter.kind(), KeptLetters.CASE, file.id()))
                .replaceWith(id);
    }

    private static Optional<String> name(OpenedPerson person) {
        return Optional.ofNullable(person)
                .map(kept -> Stream.of(kept.person().givenName(), kept.person().familyName()).filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isBlank());
    }

    private Country country(CaseFile file) {
        return countries.ofRegion(file.region()).orElseThrow();
    }

    private LocalDate today(CaseFile file) {
        return LocalDate.ofInstant(operation.now(), country(file).zone());
    }
}
