package org.palermo.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Shelters: five in each region of the United Kingdom, of three operators, so that each region can be an area of its own;
/// one in each region of Zedland, of two operators, so that all of Zedland is one area. No address is real. Every other
/// one is in the public directory; most of those are confidential and are only counted there.
final class Shelters {
    private static final int A_REGION = 5;
    private static final List<String> TREES = List.of("Rowan", "Alder", "Hazel", "Juniper", "Willow", "Linden", "Maple", "Cedar",
            "Elder", "Aspen", "Myrtle", "Laurel", "Hawthorn", "Blackthorn", "Birch", "Larch", "Sorrel", "Bramble", "Heather", "Fern");
    private static final List<String> HOUSES = List.of("House", "Lodge", "Court", "Cottage");
    private static final List<String> STREETS = List.of("Sparrow Lane", "Orchard Rise", "Mill Steps", "Fallow Road", "Lantern Row",
            "Kiln Street", "Weir Gardens", "Almond Terrace");
    private static final List<String> TOWNS = List.of("Ashmere", "Brackenford", "Coldwick", "Dunholme Vale", "Elverstow",
            "Farrowby", "Gorsemouth", "Hartleigh Cross", "Inverloch Mill", "Kestrelham", "Lowmarsh", "Merrowdale");
    private static final List<String> ACCESS =
            List.of("STEP_FREE", "GROUND_FLOOR_ROOM", "WHEELCHAIR_BATHROOM", "HEARING_LOOP", "VISUAL_ALARM");
    private static final List<String> LANGUAGES = List.of("en", "ar", "sq", "vi", "ro", "ti", "pl", "es", "fr", "uk", "zh", "yo");
    private static final List<Shelter.Takes> WHOM = List.of(
            new Shelter.Takes(true, true, false, false, 18, 120),
            new Shelter.Takes(true, false, false, false, 18, 120),
            new Shelter.Takes(false, false, true, false, 12, 17),
            new Shelter.Takes(true, true, true, false, 14, 120),
            new Shelter.Takes(true, true, false, true, 18, 120));

    private final SampleRandom sampleRandom;
    private final Instant now;
    private final List<Shelter> shelters = new ArrayList<>();

    private Shelters(long seed, Instant now) {
        this.sampleRandom = SampleRandom.of(seed, "shelters");
        this.now = now.truncatedTo(ChronoUnit.MINUTES);
    }

    static List<Shelter> generate(long seed, Instant now) {
        var all = new Shelters(seed, now);
        for (Country.Region region : Country.GB.regions()) {
            Provider local = Providers.Regional.HOMES.of(Country.GB, region);
            for (int i = 0; i < A_REGION; i++) {
                all.add(region.code(), i, i == 0 ? ROWAN : i == 1 ? ALDER : new Operator(local.id(), local.name()));
            }
        }
        for (Country.Region region : Country.ZZ.regions()) {
            int number = Country.ZZ.regions().indexOf(region);
            all.addOpen(region.code(), number % 2 == 0 ? ROWAN : ALDER);
        }
        return all.shelters;
    }

    private record Operator(UUID id, String name) {}

    private static final Operator ROWAN = new Operator(Ids.agency(20), "Rowan Refuges (sample)");
    private static final Operator ALDER = new Operator(Ids.agency(21), "Alder Houses (sample)");

    private void add(String region, int index, Operator operator) {
        String status = sampleRandom.weighted(SampleRandom.weights(List.of("OPEN", "RESTRICTED", "REMOTE_ONLY", "CLOSED"), 80, 12, 3, 5));
        // A census older than two days makes the shelter "unknown", not "available".
        int hours = sampleRandom.chance(0.12) ? sampleRandom.between(49, 200) : sampleRandom.between(0, 11);
        double taken = sampleRandom.between(55, 105) / 100.0;
        shelters.add(shelter(region, index, operator, WHOM.get(index), status, Math.min(taken, 1), hours));
    }

    /// Every system test runs in Zedland: its shelters are open, accept women and children, and have free places.
    private void addOpen(String region, Operator operator) {
        shelters.add(shelter(region, 0, operator, new Shelter.Takes(true, true, true, false, 0, 120), "OPEN", 0.4, 1));
    }

    private Shelter shelter(String region, int index, Operator operator, Shelter.Takes takes, String status, double taken, int hours) {
        List<Shelter.Room> rooms = rooms(takes);
        int operational = (int) rooms.stream().flatMap(r -> r.places().stream()).filter(Shelter.Place::operational).count();
        int hygieneLimit = sampleRandom.chance(0.3) ? Math.max(1, operational * 3 / 4) : operational;
        int staffed = sampleRandom.chance(0.2) ? Math.max(1, operational - 2) : operational;
        int room = Math.min(operational, Math.min(hygieneLimit, staffed));
        int occupied = status.equals("CLOSED") || status.equals("REMOTE_ONLY") ? 0 : (int) Math.floor(room * taken);
        Instant censusAt = now.minus(Duration.ofHours(hours)).minus(Duration.ofMinutes(sampleRandom.between(1, 50)));
        return new Shelter(Ids.named("shelter", region + " " + index), operator.id(), operator.name(), region,
                TREES.get(shelters.size() % TREES.size()) + " " + HOUSES.get(shelters.size() / TREES.size()) + " (synthetic)",
                address(region), takes, sampleRandom.chance(0.7) ? sampleRandom.some(ACCESS, 3) : List.of(),
                sampleRandom.some(LANGUAGES, 5), sampleRandom.chance(0.2), sampleRandom.chance(0.35),
                sampleRandom.chance(0.25) ? "HIGH" : "STANDARD", status, staffed, hygieneLimit, rooms, occupied, censusAt,
                sampleRandom.chance(0.9) || index == 0, index % 2 == 0 || region.startsWith("ZZ"), true);
    }

    private Shelter.Address address(String region) {
        // No real postcode area is called QX or ZQ.
        String area = region.startsWith("GB") ? "QX" : "ZQ";
        return new Shelter.Address(sampleRandom.between(1, 140) + " " + sampleRandom.pick(STREETS), sampleRandom.pick(TOWNS),
                "%s%d %dAA".formatted(area, sampleRandom.between(1, 99), sampleRandom.between(1, 9)));
    }

    private List<Shelter.Room> rooms(Shelter.Takes takes) {
        return IntStream.rangeClosed(1, sampleRandom.between(4, 9)).mapToObj(n -> room(n, takes)).toList();
    }

    private Shelter.Room room(int number, Shelter.Takes takes) {
        var places = new ArrayList<Shelter.Place>();
        int beds = takes.womenWithChildren() ? sampleRandom.between(1, 3) : sampleRandom.between(1, 2);
        for (int i = 0; i < beds; i++) {
            places.add(new Shelter.Place("BED", !sampleRandom.chance(0.04)));
        }
        if (takes.womenWithChildren() && sampleRandom.chance(0.4)) {
            places.add(new Shelter.Place("COT", true));
        }
        return new Shelter.Room("Room " + number, places);
    }
}
