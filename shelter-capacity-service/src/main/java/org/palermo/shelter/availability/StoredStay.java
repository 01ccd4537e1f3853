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
        return new StoredStay(stay.from(), stay.nights(), party.women(), Joined.of(party.womenAges()), Joined.of(party.children()),
                party.boys() == null ? null : Joined.of(party.boys()), Joined.of(stay.needs()), Joined.of(languages));
    }

    public Stay stay() {
        Party party = new Party(women, Joined.split(children, Integer::valueOf), boys == null ? null : Joined.split(boys, Integer::valueOf),
                Joined.split(womenAges, Integer::valueOf));
        return new Stay(from, nights, party, Joined.split(needs, Need::valueOf), Joined.split(languages, Function.identity()));
    }
}
