package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.register.Need;

/// A search for places. It is sent as a body, because a query string would appear in logs and reveal data about the survivor.
///
/// @param from the first night, by the date on which it begins in the shelter's zone; tonight when omitted
/// @param nights how many nights
/// @param women how many; 0 for girls on their own
/// @param womenAges their ages in years, where age matters; all of them or none
/// @param children their ages in years
/// @param boys which of these ages are boys'; when omitted, a shelter that takes no boys of that age must be asked first
/// @param needs what the place must offer
/// @param languages one of which should be spoken (BCP 47); a shelter where none is spoken must be asked first
/// @param area search in and near this area; give either `area` or `region`
/// @param region search in and near the area of this region
/// @param avoidRegions regions where the woman must not be sent; each excludes its whole area
/// @param caseFile the case of the search, on which the caller works; required to avoid an organisation
/// @param avoidOrganisations organisations to whose shelters the woman must not be sent; for case coordinators
@Schema(examples = """
        {"nights":2,"women":1,"children":[4,9],"boys":[9],"languages":["vi"],"region":"GB-ENG-LDN","avoidRegions":["GB-ENG-SE"]}""")
@RegisterForReflection
public record SearchAvailability(
        LocalDate from,
        @NotNull @Min(1) Integer nights,
        @NotNull @Min(0) @Max(1000) Integer women,
        @Size(max = 50) List<@NotNull @Min(18) @Max(120) Integer> womenAges,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> children,
        @Size(max = 50) List<@NotNull @Min(0) @Max(17) Integer> boys,
        @Size(max = 20) List<@NotNull Need> needs,
        @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}") String> languages,
        @Size(max = 20) String area,
        @Size(max = 20) String region,
        @Size(max = 50) List<@NotNull @Size(max = 20) String> avoidRegions,
        UUID caseFile,
        @Size(max = 20) List<@NotNull UUID> avoidOrganisations) {

    public SearchAvailability {
        womenAges = womenAges == null ? List.of() : womenAges;
        children = children == null ? List.of() : children;
        needs = needs == null ? List.of() : needs.stream().distinct().toList();
        languages = languages == null ? List.of() : languages;
        avoidRegions = avoidRegions == null ? List.of() : avoidRegions;
        avoidOrganisations = avoidOrganisations == null ? List.of() : avoidOrganisations;
    }

    /// @param first the first night
    public Stay stay(LocalDate first) {
        return new Stay(first, nights, new Party(women, children, boys, womenAges), needs, languages);
    }

    /// Checks the people and needs of a search or of a waitlist entry.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400; 403 when the caller may not avoid an organisation
    public void check(Actor actor, Stay stay, ShelterProfile profile) {
        checkSize(stay, profile);
        checkAvoided(actor);
    }

    private void checkAvoided(Actor actor) {
        if (avoidOrganisations.isEmpty()) {
            return;
        }
        if (!actor.has(Role.CASE_COORDINATOR)) {
            throw Problems.forbidden("availability", "no-coordinator", "Only a case coordinator may avoid an organisation.");
        }
        if (caseFile == null) {
            throw Problems.invalid("caseFile", "must be given to avoid an organisation");
        }
    }

    private void checkSize(Stay stay, ShelterProfile profile) {
        if (nights > profile.maxNights()) {
            throw Problems.invalid("nights", "must be at most " + profile.maxNights());
        }
        int size = stay.party().size();
        if (size < 1 || size > profile.maxParty()) {
            throw Problems.invalid("women", "must be 1 to " + profile.maxParty() + " people, children included");
        }
        checkParty();
    }

    private void checkParty() {
        List<Integer> others = new ArrayList<>(children);
        if (boys != null && boys.stream().anyMatch(age -> !others.remove(age))) {
            throw Problems.invalid("boys", "must be ages that are also in children");
        }
        if (!womenAges.isEmpty() && womenAges.size() != women) {
            throw Problems.invalid("womenAges", "must have one age for each woman");
        }
    }
}
