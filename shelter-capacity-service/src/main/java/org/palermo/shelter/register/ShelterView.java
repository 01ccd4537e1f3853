package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;

/// A shelter as its operator sees it, without the address.
///
/// @param operatorAgency the organisation that runs the shelter
/// @param operatorName the name of the organisation that runs it; null when not given
/// @param name of the shelter; null when it has none
/// @param takes whom the shelter takes
/// @param accessibility what makes it accessible
/// @param languages that the staff speak, BCP 47
/// @param pets whether pets may come
/// @param medicalIsolation whether a person can be isolated for medical reasons
/// @param security how the shelter is secured
/// @param lacks what the shelter lacks now
/// @param status whether the shelter takes people
/// @param confidential whether its address is secret
/// @param publicListing whether the public directory shows it
/// @param registeredAt when it was registered, in UTC
@RegisterForReflection
public record ShelterView(
        UUID id, UUID operatorAgency, String operatorName, String country, String region, String name, AcceptedPeople takes,
        List<String> accessibility, List<String> languages, boolean pets, boolean medicalIsolation, Security security,
        List<String> lacks, ShelterStatus status, boolean confidential, boolean publicListing,
        boolean synthetic, Instant registeredAt, int version) implements Versioned {

    static ShelterView of(Shelter s) {
        return new ShelterView(s.id, s.operatorAgency, s.operatorName, s.country, s.region, s.name, s.takes(),
                Shelter.split(s.accessibility), Shelter.split(s.languages), s.pets, s.medicalIsolation, s.security,
                Shelter.split(s.lacks), s.status, s.confidential, s.publicListing, s.synthetic, s.registeredAt, s.version);
    }
}
