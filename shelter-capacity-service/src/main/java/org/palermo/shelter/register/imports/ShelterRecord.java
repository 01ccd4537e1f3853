package org.palermo.shelter.register.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.shelter.register.AcceptedPeople;
import org.palermo.shelter.register.Accessibility;
import org.palermo.shelter.register.PlainText;
import org.palermo.shelter.register.RegisterShelter;
import org.palermo.shelter.register.Security;
import org.palermo.shelter.register.ShelterStatus;
import org.palermo.shelter.register.address.Address;
import org.palermo.shelter.register.place.AddPlace;
import org.palermo.shelter.register.place.PlaceKind;

/// A line of an import: a shelter with its rooms and its latest census.
///
/// @param occupied places taken at `censusAt`
/// @param confidential whether its address is secret; true when the line does not say it
@RegisterForReflection
public record ShelterRecord(
        @NotNull UUID id,
        @NotNull UUID operatorAgency,
        @PlainText @Size(max = 200) String operatorName,
        @NotNull @Size(max = 20) String region,
        @PlainText @Size(max = 200) String name,
        @NotNull @Valid Address address,
        @NotNull @Valid AcceptedPeople takes,
        @NotNull List<@NotNull Accessibility> accessibility,
        @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") String> languages,
        boolean pets,
        boolean medicalIsolation,
        @NotNull Security security,
        @NotNull ShelterStatus status,
        @Min(0) @Max(10_000) int staffedPlaces,
        @Min(0) @Max(10_000) int hygieneLimit,
        @NotNull @Size(max = 500) List<@NotNull @Valid Room> rooms,
        @Min(0) @Max(10_000) int occupied,
        @NotNull Instant censusAt,
        Boolean confidential,
        boolean publicListing,
        boolean synthetic) {

    public ShelterRecord {
        // PostgreSQL keeps microseconds; without rounding, a repeated census would look different.
        censusAt = censusAt == null ? null : censusAt.truncatedTo(ChronoUnit.MICROS);
        confidential = confidential == null || confidential;
    }

    @RegisterForReflection
    public record Room(@PlainText @Size(max = 60) String name, @NotNull @Size(max = 50) List<@NotNull @Valid RoomPlace> places) {}

    @RegisterForReflection
    public record RoomPlace(@NotNull PlaceKind kind, boolean operational) {}

    RegisterShelter shelter() {
        return new RegisterShelter(operatorAgency, operatorName, region, name, address, takes, accessibility, languages, pets,
                medicalIsolation, security, List.of(), status, staffedPlaces, hygieneLimit, confidential, publicListing);
    }

    Stream<AddPlace> places() {
        return rooms.stream().flatMap(room -> room.places().stream().map(p -> new AddPlace(room.name(), p.kind(), p.operational())));
    }
}
