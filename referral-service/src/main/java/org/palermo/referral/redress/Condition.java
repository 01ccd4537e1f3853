package org.palermo.referral.redress;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.territory.Territory;

/// A condition that a scheme sets for the circumstances.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.CrimeThere.class, name = "CRIME_THERE"),
    @JsonSubTypes.Type(value = Condition.Violence.class, name = "VIOLENCE"),
    @JsonSubTypes.Type(value = Condition.Injury.class, name = "INJURY"),
    @JsonSubTypes.Type(value = Condition.Within.class, name = "WITHIN")
})
public sealed interface Condition {

    String source();

    /// @return null when the circumstances do not say
    Boolean holds(Circumstances told, String country, LocalDate today);

    /// The crime, or a part of it, was committed where the scheme applies.
    ///
    /// @param regions regions of the scheme's country, each including all regions below it; null for the whole country
    @RegisterForReflection
    record CrimeThere(List<String> regions, String source) implements Condition {
        @Override
        public Boolean holds(Circumstances told, String country, LocalDate today) {
            if (told.crimeCountries().isEmpty()) {
                return null;
            }
            if (regions == null || !told.crimeCountries().contains(country)) {
                return told.crimeCountries().contains(country);
            }
            List<String> there = told.crimeRegions().stream().filter(region -> Territory.countryOf(region).equals(country)).toList();
            if (there.stream().anyMatch(this::isHere)) {
                return true;
            }
            return there.isEmpty() || there.stream().anyMatch(this::mayBeHere) ? null : Boolean.FALSE;
        }

        private boolean isHere(String region) {
            return regions.stream().anyMatch(here -> region.equals(here) || region.startsWith(here + "-"));
        }

        /// Whether the given region is less exact than the scheme requires.
        private boolean mayBeHere(String region) {
            return regions.stream().anyMatch(here -> here.startsWith(region + "-"));
        }
    }

    /// The crime was violent, threatened violence, or was sexual.
    @RegisterForReflection
    record Violence(String source) implements Condition {
        @Override
        public Boolean holds(Circumstances told, String country, LocalDate today) {
            return told.violence();
        }
    }

    /// The person was harmed in body or mind.
    @RegisterForReflection
    record Injury(String source) implements Condition {
        @Override
        public Boolean holds(Circumstances told, String country, LocalDate today) {
            return told.injury();
        }
    }

    /// @param years from the end of the exploitation to the claim
    /// @param childUntilAge a person who was a child may claim until this birthday, if that is later; null where nothing says so
    /// @param adultAge the age of majority; null with childUntilAge
    /// @param extendable whether a late claim may be accepted; then no claim is certainly too late
    @RegisterForReflection
    record Within(int years, Integer childUntilAge, Integer adultAge, boolean extendable, String source) implements Condition {
        @Override
        public Boolean holds(Circumstances told, String country, LocalDate today) {
            if (told.endedOn() == null) {
                return null;
            }
            boolean inTime = !today.isAfter(told.endedOn().plusYears(years)) || asAChild(told, today);
            return inTime || !extendable ? Boolean.valueOf(inTime) : null;
        }

        private boolean asAChild(Circumstances told, LocalDate today) {
            return childUntilAge != null && told.dateOfBirth() != null && told.endedOn().isBefore(told.dateOfBirth().plusYears(adultAge))
                    && !today.isAfter(told.dateOfBirth().plusYears(childUntilAge));
        }
    }
}
