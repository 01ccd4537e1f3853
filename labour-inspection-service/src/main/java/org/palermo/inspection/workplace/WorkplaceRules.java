package org.palermo.inspection.workplace;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.inspection.isic.Isic;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// What must be true of a workplace as an inspector registers or corrects it.
@ApplicationScoped
public class WorkplaceRules {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final CountryCodes codes;
    private final Countries countries;
    private final Sectors sectors;
    private final Isic isic;

    WorkplaceRules(CountryCodes codes, Countries countries, Sectors sectors, Isic isic) {
        this.codes = codes;
        this.countries = countries;
        this.sectors = sectors;
        this.isic = isic;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field that is wrong
    public void check(StatedWorkplace said, String country) {
        if (!codes.isCode(country)) {
            throw Problems.invalid("country", "must be a country of ISO 3166-1");
        }
        if (Likeness.words(said.name()).isEmpty()) {
            throw Problems.invalid("name", "must have a letter or a digit");
        }
        if (said.kind() == WorkplaceKind.PRIVATE_HOUSEHOLD && !sectors.find(said.sector()).known()) {
            throw Problems.invalid("sector",
                    "must be one of the sectors for a private household, because figures by sector are shown not only to inspectors");
        }
        point(said.latitude() != null, said.longitude() != null);
        if (said.isic() != null && isic.find(said.isic()).isEmpty()) {
            throw Problems.invalid("isic", "must be a section, division, group or class of ISIC Rev. 4");
        }
        if (said.region() != null && !countries.requireRegion("region", said.region()).code().equals(country)) {
            throw Problems.invalid("region", "must be a region of the workplace's country");
        }
        workers(said);
    }

    public void point(boolean hasLatitude, boolean hasLongitude) {
        if (hasLatitude != hasLongitude) {
            throw Problems.invalid(hasLatitude ? "longitude" : "latitude", "must be given together with the other coordinate");
        }
    }

    private static void workers(StatedWorkplace said) {
        if (said.workersLeast() != null && said.workersMost() != null && said.workersLeast() > said.workersMost()) {
            throw Problems.invalid("workersMost", "must not be less than workersLeast");
        }
        if (said.workers() != null && (said.workersLeast() != null && said.workers() < said.workersLeast()
                || said.workersMost() != null && said.workers() > said.workersMost())) {
            throw Problems.invalid("workers", "must be within the range of workersLeast and workersMost");
        }
        int counted = (said.women() == null ? 0 : said.women()) + (said.men() == null ? 0 : said.men());
        Integer all = said.workers() == null ? said.workersMost() : said.workers();
        if (all != null && counted > all) {
            throw Problems.invalid("women", "must not exceed the number of workers, together with men");
        }
    }

    /// @param field that names the day
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the day has not come yet where the workplace is
    public void past(String field, LocalDate day, String country, Instant now) {
        ZoneId zone = countries.country(country).map(Country::zone).orElse(ZoneOffset.UTC);
        if (day.isAfter(now.atZone(zone).toLocalDate()) || day.isBefore(EARLIEST)) {
            throw Problems.invalid(field, "must be today or earlier, and not before 1900");
        }
    }

    /// The sector by its name in the list, or as it is written.
    public String sector(String said) {
        return sectors.find(said).name();
    }

    /// @return null when none is stated
    public String osId(String said) {
        return said == null ? null : OsId.parse(said).orElseThrow(
                () -> Problems.invalid("osId", "must be an OS ID with a right check character"));
    }
}
