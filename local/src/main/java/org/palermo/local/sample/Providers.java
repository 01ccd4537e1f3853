package org.palermo.local.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/// The organisations of the sample: the published first responders, the agencies of the sample accounts, and in each region
/// three made-up organisations that provide its service lines. Real organisations get no made-up service lines.
final class Providers {
    private static final List<CSVRecord> AGENCIES = Resources.csv("sample/agencies.csv");

    enum Regional {
        SUPPORT("Support Partnership", "NGO"),
        HEALTH("Health and Recovery", "HEALTH"),
        HOMES("Safe Homes", "SHELTER_OPERATOR");

        private final String suffix;
        private final String kind;

        Regional(String suffix, String kind) {
            this.suffix = suffix;
            this.kind = kind;
        }

        Provider of(Country country, Country.Region region) {
            String place = country.code().equals("ZZ") ? "Zedland " + region.name() : region.name();
            String name = place + " " + suffix + " (sample)";
            return new Provider(Ids.provider(name), name, kind, country.code(), List.of(region.code()), false, true);
        }
    }

    private Providers() {}

    static List<Provider> all() {
        var all = new ArrayList<>(FirstResponders.providers().stream().map(Providers::withAccount).toList());
        agencyRows().filter(Providers::isSynthetic).map(Providers::agency).forEach(all::add);
        for (Country country : Country.all()) {
            for (Country.Region region : country.regions()) {
                Arrays.stream(Regional.values()).map(r -> r.of(country, region)).forEach(all::add);
            }
        }
        return all;
    }

    /// A published first responder of a sample account gets the agency id of the account's token.
    private static Provider withAccount(Provider published) {
        return agencyRows()
                .filter(row -> row.get("name").equals(published.name()))
                .findFirst()
                .map(row -> published.withId(id(row)))
                .orElse(published);
    }

    private static Provider agency(CSVRecord row) {
        String country = row.get("country");
        boolean firstResponder = Boolean.parseBoolean(row.get("firstResponder"));
        List<String> everywhere = FirstResponders.expand(country).toList();
        return new Provider(id(row), row.get("name"), row.get("kind"), country, everywhere, firstResponder, true);
    }

    private static UUID id(CSVRecord row) {
        String number = row.get("number");
        return number.isEmpty() ? Ids.provider(row.get("name")) : Ids.agency(Integer.parseInt(number));
    }

    private static boolean isSynthetic(CSVRecord row) {
        return Boolean.parseBoolean(row.get("synthetic"));
    }

    private static Stream<CSVRecord> agencyRows() {
        return AGENCIES.stream();
    }
}
