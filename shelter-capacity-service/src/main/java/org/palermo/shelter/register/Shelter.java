package org.palermo.shelter.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.palermo.kernel.territory.Territory;

/// A house that takes survivors in.
@Entity
@Table(name = "shelter")
public class Shelter {
    @Id
    UUID id;

    @Column(name = "operator_agency")
    UUID operatorAgency;

    @Column(name = "operator_name")
    String operatorName;

    String country;
    String region;
    String name;

    @Column(name = "takes_women")
    boolean takesWomen;

    @Column(name = "takes_women_with_children")
    boolean takesWomenWithChildren;

    @Column(name = "takes_girls")
    boolean takesGirls;

    @Column(name = "takes_men")
    boolean takesMen;

    @Column(name = "min_age")
    int minAge;

    @Column(name = "max_age")
    int maxAge;

    @Column(name = "boys_max_age")
    int boysMaxAge;

    String accessibility;
    String languages;
    boolean pets;

    @Column(name = "medical_isolation")
    boolean medicalIsolation;

    @Enumerated(EnumType.STRING)
    Security security;

    String lacks;

    @Enumerated(EnumType.STRING)
    ShelterStatus status;

    boolean confidential;

    @Column(name = "public_listing")
    boolean publicListing;

    boolean synthetic;

    @Column(name = "registered_at")
    Instant registeredAt;

    @Version
    int version;

    Shelter() {}

    Shelter(UUID id, UUID operatorAgency, Instant now) {
        this.id = id;
        this.operatorAgency = operatorAgency;
        this.registeredAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID operatorAgency() {
        return operatorAgency;
    }

    public String country() {
        return country;
    }

    /// Changes the description. The operator can't change, because that would hand the people in the shelter over to another
    /// organisation.
    Shelter describe(DescribeShelter as) {
        operatorName = as.operatorName();
        region = as.region();
        country = Territory.countryOf(region);
        name = as.name();
        takes(as.takes());
        accessibility = join(as.accessibility());
        languages = join(as.languages());
        pets = as.pets();
        medicalIsolation = as.medicalIsolation();
        security = as.security();
        lacks = join(as.lacks());
        status = as.status();
        confidential = as.confidential() == null ? confidential : as.confidential();
        publicListing = as.publicListing();
        return this;
    }

    private void takes(AcceptedPeople takes) {
        takesWomen = takes.women();
        takesWomenWithChildren = takes.womenWithChildren();
        takesGirls = takes.girls();
        takesMen = takes.men();
        minAge = takes.minAge();
        maxAge = takes.maxAge();
        boysMaxAge = takes.boysMaxAge();
    }

    void lack(List<String> supplies) {
        lacks = join(supplies);
    }

    /// The needs that the shelter meets.
    List<String> features() {
        List<String> features = new ArrayList<>(split(accessibility));
        if (pets) {
            features.add(Need.PETS.name());
        }
        if (medicalIsolation) {
            features.add(Need.MEDICAL_ISOLATION.name());
        }
        if (security == Security.HIGH) {
            features.add(Need.HIGH_SECURITY.name());
        }
        if (!takesMen) {
            features.add(Need.WOMEN_ONLY.name());
        }
        return features;
    }

    /// Primary subtags of the languages spoken there, in the form that searches use.
    List<String> spoken() {
        return split(languages).stream().map(tag -> tag.split("-")[0].toLowerCase(Locale.ROOT)).distinct().toList();
    }

    AcceptedPeople takes() {
        return new AcceptedPeople(takesWomen, takesWomenWithChildren, takesGirls, takesMen, minAge, maxAge, boysMaxAge);
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    static String join(List<?> codes) {
        return String.join(",", codes.stream().map(Object::toString).distinct().toList());
    }
}
