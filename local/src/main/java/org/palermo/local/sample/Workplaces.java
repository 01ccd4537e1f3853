package org.palermo.local.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The published factory lists, and two lists of made-up workplaces with the same columns, because the published ones name
/// few places that inspectors of the two countries could visit. A made-up name ends in "(synthetic)".
final class Workplaces {
    static final List<String> PUBLISHED = List.of("Spring_2017_Apparel_List.csv", "Summer_2017_Compliance_List.csv",
            "Winter_2019_Compliance_List.csv", "facility_list_12.csv", "facility_list_15.csv");
    private static final String FOLDER = "sample/open-supply-hub/";
    private static final List<String> FIRST = List.of("Amberley", "Blue Door", "Castlegate", "Dovecote", "Eastfield", "Four Winds",
            "Greenacre", "Highcross", "Ivy", "Juniper", "Kingfisher", "Lantern", "Mulberry", "Northgate", "Oakfield", "Pearl");
    private static final List<String> STREETS =
            List.of("Station Road", "Market Place", "Quayside", "Mill Lane", "Old Coach Road", "Canal Wharf", "Church Walk");
    private static final List<String> TOWNS = List.of("Ashmere", "Brackenford", "Coldwick", "Elverstow", "Farrowby", "Gorsemouth",
            "Kestrelham", "Lowmarsh", "Merrowdale");

    /// A kind of workplace that inspectors visit, with a sector of the Open Supply Hub's list. A private household has
    /// none.
    private enum Trade {
        NAIL_BAR("Nails", "Personal Care Products", 20, 2),
        CAR_WASH("Hand Car Wash", "Automotive", 20, 2),
        FARM("Farm", "Farming", 18, 2),
        PACKHOUSE("Packhouse", "Food Manufacturing", 10, 1),
        CARE_HOME("Care Home", "Nursing", 18, 2),
        HOUSEHOLD("Household", "Unspecified", 10, 1),
        WORKSHOP("Garments", "Apparel", 10, 1),
        HOTEL("Hotel", "Accommodation", 8, 1),
        SITE("Construction", "Building Construction", 6, 0);

        private final String suffix;
        private final String sector;
        private final int inUnitedKingdom;
        private final int inZedland;

        Trade(String suffix, String sector, int inUnitedKingdom, int inZedland) {
            this.suffix = suffix;
            this.sector = sector;
            this.inUnitedKingdom = inUnitedKingdom;
            this.inZedland = inZedland;
        }
    }

    private Workplaces() {}

    static List<Workplace> synthetic(Country country, long seed) {
        SampleRandom dice = SampleRandom.of(seed, "workplaces-" + country.code());
        SampleRandom regions = SampleRandom.of(seed, "regions-of-workplaces-" + country.code());
        var places = new ArrayList<Workplace>();
        for (Trade trade : Trade.values()) {
            int count = country == Country.GB ? trade.inUnitedKingdom : trade.inZedland;
            for (int i = 0; i < count; i++) {
                places.add(place(country, regions.pick(country.regionCodes()), trade, i, dice));
            }
        }
        return places;
    }

    /// The name differs from every other in the list, so that matching finds no false duplicates.
    private static Workplace place(Country country, String region, Trade trade, int index, SampleRandom dice) {
        String name = FIRST.get(index % FIRST.size()) + (index < FIRST.size() ? " " : " New ") + trade.suffix;
        String address = dice.between(1, 180) + " " + dice.pick(STREETS) + ", " + dice.pick(TOWNS);
        return new Workplace(country.name(), region, name + " (synthetic)", address, trade.sector);
    }

    /// Writes every list as a file and returns them in the order in which they are imported.
    static List<Path> write(Path directory, long seed) {
        var files = new ArrayList<Path>();
        try {
            Files.createDirectories(directory);
            for (String name : PUBLISHED) {
                Path file = directory.resolve(name);
                try (InputStream bytes = Resources.open(FOLDER + name)) {
                    Files.write(file, bytes.readAllBytes());
                }
                files.add(file);
            }
            files.add(write(directory.resolve("synthetic_workplaces_gb.csv"), synthetic(Country.GB, seed)));
            files.add(write(directory.resolve("synthetic_workplaces_zz.csv"), synthetic(Country.ZZ, seed)));
        } catch (IOException e) {
            throw new UncheckedIOException("the sample's workplace lists can't be written to " + directory, e);
        }
        return files;
    }

    private static Path write(Path file, List<Workplace> places) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(Workplace.HEADER);
        places.forEach(p -> lines.add(p.csv()));
        return Files.write(file, lines);
    }
}
