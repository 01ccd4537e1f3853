package org.palermo.referral.casefile.person;

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
import org.palermo.referral.casefile.referral.ReferPerson;
import org.palermo.referral.name.NameTokens;

/// Keyed hashes that find a person without decrypting any data, each under a key for those who may compare it. Identifiers, and name with
/// date of birth, are hashed under the country's key, which only the comparison of all cases and searches by document use. Words of the
/// name are hashed under the key of each organisation that may search, so that the tokens of one organisation reveal nothing about
/// another's.
@ApplicationScoped
public class PersonHashes {
    private final KeyedHashes hashes;

    PersonHashes(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    /// Loads the rules of ICU at the start. This takes a third of a second, for which the first referral would otherwise wait.
    void warm(@Observes StartupEvent start) {
        Thread.startVirtualThread(() -> NameTokens.of("Palermo"));
    }

    List<PersonHashRow.Identifier> identifiers(UUID caseFile, String region, ReferPerson.Person person) {
        List<PersonHashRow.Identifier> rows = new ArrayList<>();
        if (person != null) {
            if (person.identifiers() != null) {
                person.identifiers()
                        .forEach(i -> rows.add(new PersonHashRow.Identifier(caseFile, i.kind().name(), national(region, i.comparable()))));
            }
            NameAndBirth.comparable(person)
                    .forEach(value -> rows.add(new PersonHashRow.Identifier(caseFile, "NAME_AND_BIRTH", national(region, value))));
        }
        return rows;
    }

    /// Tokens for the sender and for the competent authority of the country. The insert drops those of an immigration body.
    List<PersonHashRow.NameToken> nameTokens(UUID caseFile, String region, UUID sender, ReferPerson.Person person) {
        if (person == null) {
            return List.of();
        }
        return NameTokens.of(person.givenName(), person.familyName()).stream()
                .flatMap(word -> Stream.of(
                        new PersonHashRow.NameToken(caseFile, sender, region, ofAgency(sender, word)),
                        new PersonHashRow.NameToken(caseFile, null, region, ofAuthority(Territory.countryOf(region), word))))
                .toList();
    }

    /// @param region a region, or its country
    public byte[] national(String region, String comparable) {
        return hashes.hash("national." + Territory.countryOf(region) + ".identifier", comparable);
    }

    /// The hash by which a repeated import recognises a woman who declined.
    String declined(String region, String externalId) {
        return "declined." + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(hashes.hash("national." + Territory.countryOf(region) + ".external-id", externalId));
    }

    private byte[] ofAgency(UUID agency, String word) {
        return hashes.hash("agency." + agency + ".name", word);
    }

    private byte[] ofAuthority(String country, String word) {
        return hashes.hash("authority." + country + ".name", word);
    }

    /// The tokens to search for: for each word of the name, one of its tokens must match.
    ///
    /// @param agency the organisation whose own referrals are searched, or null
    /// @param countries the countries whose competent authority searches
    public List<List<byte[]>> asked(String name, UUID agency, Set<String> countries) {
        return NameTokens.asked(name).stream()
                .map(forms -> forms.stream()
                        .flatMap(form -> Stream.concat(
                                Stream.ofNullable(agency).map(own -> ofAgency(own, form)),
                                countries.stream().map(country -> ofAuthority(country, form))))
                        .toList())
                .toList();
    }
}
