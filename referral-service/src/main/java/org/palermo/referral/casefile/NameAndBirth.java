package org.palermo.referral.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.palermo.referral.name.NameTokens;

/// What two files of one person have in common when no document tells: her date of birth and two words of her name, in
/// whatever script, order and company of other words. A name of one word has that one. Words that sound the same to
/// {@link NameTokens#loose} are the same, so this may be wrong, and people decide.
final class NameAndBirth {
    private NameAndBirth() {}

    /// Empty when the date of birth or the name is not known.
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
