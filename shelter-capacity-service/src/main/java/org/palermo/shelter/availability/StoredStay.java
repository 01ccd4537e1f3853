package org.palermo.shelter.availability;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.palermo.shelter.register.Need;

/// Who needs a place, what they need and for which nights, in the columns of a table: a hold, a broadcast and a waitlist entry have
/// the same ones. Lists are joined with commas.
///
/// @param children ages in years
/// @param boys ages in years of the boys among the children; null when not given
/// @param womenAges ages in years of the women; empty when not given
@Embeddable
public record StoredStay(
        @Column(name = "from_night") LocalDate from, int nights, int women, @Column(name = "women_ages") String womenAges,
        String children, String boys, String needs, String languages) {

    /// @param languages in the form in which this record keeps them
    public static StoredStay of(Stay stay, List<String> languages) {
        Party party = stay.party();
        return new StoredStay(stay.from(), stay.nights(), party.women(), CommaSeparated.of(party.womenAges()),
                CommaSeparated.of(party.children()), party.boys() == null ? null : CommaSeparated.of(party.boys()),
                CommaSeparated.of(stay.needs()), CommaSeparated.of(languages));
    }

    public Stay stay() {
        Party party = new Party(women, CommaSeparated.split(children, Integer::valueOf),
                boys == null ? null : CommaSeparated.split(boys, Integer::valueOf), CommaSeparated.split(womenAges, Integer::valueOf));
        return new Stay(from, nights, party, CommaSeparated.split(needs, Need::valueOf),
                CommaSeparated.split(languages, Function.identity()));
    }
}
