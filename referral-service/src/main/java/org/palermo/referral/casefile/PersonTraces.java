package org.palermo.referral.casefile;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.territory.Territory;
import org.palermo.referral.name.NameTokens;

/// By what a person is found again when nothing of her can be read: keyed hashes, each in the domain of who may compare it.
/// Identifiers and name with birth under the country's key, which only the comparison of all cases and who holds a
/// document use; words of the name under the key of each organisation that may search, so that what one of them has says
/// nothing about what another has.
@ApplicationScoped
class PersonTraces {
    private final KeyedHashes hashes;

    PersonTraces(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    /// The rules of ICU take a third of a second to load, for which no referral waits.
    void warm(@Observes StartupEvent start) {
        Thread.startVirtualThread(() -> NameTokens.of("Palermo"));
    }

    List<TraceRow.Identifier> identifiers(UUID caseFile, String region, ReferPerson.Person person) {
        List<TraceRow.Identifier> rows = new ArrayList<>();
        if (person != null) {
            if (person.identifiers() != null) {
                person.identifiers().forEach(i -> rows.add(new TraceRow.Identifier(caseFile, i.kind().name(), national(region, i.comparable()))));
            }
            NameAndBirth.comparable(person).forEach(value -> rows.add(new TraceRow.Identifier(caseFile, "NAME_AND_BIRTH", national(region, value))));
        }
        return rows;
    }

    /// For the sender, and for the competent authority of the country. An immigration body gets none, which the insert sees to.
    List<TraceRow.NameToken> nameTokens(UUID caseFile, String region, UUID sender, ReferPerson.Person person) {
        if (person == null) {
            return List.of();
        }
        return NameTokens.of(person.givenName(), person.familyName()).stream()
                .flatMap(word -> Stream.of(
                        new TraceRow.NameToken(caseFile, sender, region, ofAgency(sender, word)),
                        new TraceRow.NameToken(caseFile, null, region, ofAuthority(Territory.countryOf(region), word))))
                .toList();
    }

    /// @param region a region, or its country
    byte[] national(String region, String comparable) {
        return hashes.hash("national." + Territory.countryOf(region) + ".identifier", comparable);
    }

    /// By what a register's file of a woman who declined is known again when it comes again.
    String declined(String region, String externalId) {
        return "declined." + Base64.getUrlEncoder().withoutPadding().encodeToString(hashes.hash("national." + Territory.countryOf(region) + ".external-id", externalId));
    }

    private byte[] ofAgency(UUID agency, String word) {
        return hashes.hash("agency." + agency + ".name", word);
    }

    private byte[] ofAuthority(String country, String word) {
        return hashes.hash("authority." + country + ".name", word);
    }

    /// What a searcher looks for: for each word asked the tokens of which one has to be there.
    ///
    /// @param agency whose own referrals are searched, or null
    /// @param countries whose competent authority searches
    List<List<byte[]>> asked(String name, UUID agency, Set<String> countries) {
        return NameTokens.asked(name).stream()
                .map(forms -> forms.stream()
                        .flatMap(form -> Stream.concat(
                                Stream.ofNullable(agency).map(own -> ofAgency(own, form)),
                                countries.stream().map(country -> ofAuthority(country, form))))
                        .toList())
                .toList();
    }
}
