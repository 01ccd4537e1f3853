package org.palermo.referral.casefile.letter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.CountryContacts.CountryContact;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.casefile.person.Persons;

/// Letters about the person's requests about her data, kept among the letters of her case. They have no name: who writes them sees none.
/// Call it inside a scoped transaction.
@ApplicationScoped
public class RequestLetters {
    private static final long MOST = 200;

    private final VisibleCases cases;
    private final LetterTemplates templates;
    private final LetterStore store;
    private final Persons persons;
    private final Countries countries;
    private final TransactionTime time;

    RequestLetters(VisibleCases cases, LetterTemplates templates, LetterStore store, Persons persons, Countries countries,
            TransactionTime time) {
        this.cases = cases;
        this.templates = templates;
        this.store = store;
        this.persons = persons;
        this.countries = countries;
        this.time = time;
    }

    /// @return the id of the letter
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a language without templates, 404 for a case whose requests the actor
    /// does not answer, 409 when there are 200 letters
    public Uni<UUID> write(Actor actor, UUID caseFile, UUID request, RequestFacts facts, WriteAnswerLetter command) {
        return cases.answered(actor, caseFile).flatMap(file -> write(actor, file, request, facts, command));
    }

    private Uni<UUID> write(Actor actor, VisibleCase file, UUID request, RequestFacts facts, WriteAnswerLetter command) {
        Country country = countries.ofRegion(file.region()).orElseThrow();
        LetterLanguage language = templates.language(country, command.language(), Stream.ofNullable(facts.language()).toList());
        LetterText text = templates.write(country, language, "RIGHTS." + facts.letter(), values(country, language, facts, command));
        UUID id = Ids.next();
        return persons.keyToWrite(file.id()).flatMap(key -> store.countAlone(file.id())
                .invoke(RequestLetters::requireRoom)
                .chain(() -> store.addAnswer(actor, file, id, request, language.tag(), text, key, time.now()))
                .replaceWith(id));
    }

    /// Of a request, latest first.
    public Uni<List<LetterView>> of(UUID caseFile, UUID request) {
        return store.ofRequest(caseFile, request).map(rows -> rows.stream().map(LetterStore.Row::view).toList());
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when it is no letter about this request
    public Uni<WrittenLetter> read(UUID caseFile, UUID request, UUID letter) {
        return store.ofRequest(caseFile, request)
                .map(rows -> rows.stream().filter(row -> row.id().equals(letter)).findFirst().orElseThrow(Problems::notFound))
                .flatMap(row -> persons.key(caseFile).map(key -> store.read(row, key)));
    }

    private Map<String, String> values(Country country, LetterLanguage language, RequestFacts facts, WriteAnswerLetter command) {
        Map<String, String> values = new TreeMap<>();
        put(values, "date", language.date(LocalDate.ofInstant(time.now(), country.zone())));
        put(values, "issuer", command.issuer());
        put(values, "contact", command.contact());
        put(values, "reference", facts.reference());
        put(values, "asked", language.word("asked." + facts.asked()));
        put(values, "receivedOn", language.date(facts.receivedOn()));
        put(values, "dueOn", facts.dueOn() == null ? null : language.date(facts.dueOn()));
        put(values, "answeredOn", facts.answeredOn() == null ? null : language.date(facts.answeredOn()));
        put(values, "refusal", facts.refusal() == null ? null : language.word("refusal." + facts.refusal()));
        put(values, "answer", facts.answer());
        put(values, "extension", facts.extension());
        supervised(values, country, LetterLanguage.base(language.tag()));
        return values;
    }

    /// Where she complains, as the country's file says it; else the country alone.
    private static void supervised(Map<String, String> values, Country country, String language) {
        CountryContact authority = country.contacts() == null ? null : country.contacts().supervisoryAuthority();
        if (authority == null) {
            put(values, "countryAlone", country.nameIn(language));
            return;
        }
        put(values, "supervisor", authority.names().getOrDefault(language, authority.name()));
        put(values, "supervisorContact", Stream.of(authority.telephone(), authority.email(), authority.address(), authority.web())
                .filter(Objects::nonNull).collect(Collectors.joining(" · ")));
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    private static void requireRoom(long count) {
        if (count >= MOST) {
            throw Problems.conflict("letter", "too-many", "A case has at most 200 letters. Discard one that is not needed first.");
        }
    }
}
