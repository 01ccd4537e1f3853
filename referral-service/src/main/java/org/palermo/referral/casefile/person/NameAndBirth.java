package org.palermo.referral.casefile.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.palermo.referral.casefile.referral.ReferPerson;
import org.palermo.referral.name.NameTokens;

/// Compares two files that may be of one person when no document identifies her. They match if the date of birth and two words of the name
/// are the same, in any script and order and among any other words; a name of one word matches by that word. Words with the same {@link
/// NameTokens#loose} form count as equal, so a match can be wrong, and people decide.
final class NameAndBirth {
    private NameAndBirth() {}

    /// Empty when the date of birth or the name is unknown.
    static List<String> comparable(ReferPerson.Person person) {
        LocalDate born = person.dateOfBirth();
        List<String> words = List.copyOf(NameTokens.loose(person.givenName(), person.familyName()));
        if (born == null || words.isEmpty()) {
            return List.of();
        }
        if (words.size() == 1) {
            return List.of("NAME_AND_BIRTH:" + born + " " + words.getFirst());
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                pairs.add("NAME_AND_BIRTH:" + born + " " + words.get(i) + " " + words.get(j));
            }
        }
        return pairs;
    }
}
