package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.palermo.portal.page.Language;

/// What a reader's work is first, by her roles, for the page that she opens first.
@Singleton
public class Duties {

    public record Today(ShelterDuty.Duty shelters, InspectionDuty.Day inspection) {}

    private final ShelterDuty shelters;
    private final InspectionDuty inspection;

    Duties(ShelterDuty shelters, InspectionDuty inspection) {
        this.shelters = shelters;
        this.inspection = inspection;
    }

    public Uni<Today> of(SecurityIdentity person, Language language) {
        return Uni.combine().all().unis(shelters.of(person, language), inspection.of(person, language)).with(Today::new);
    }
}
