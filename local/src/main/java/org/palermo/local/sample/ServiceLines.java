package org.palermo.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The service lines of both countries, with more than two years of history.
final class ServiceLines {
    private static final List<String> IN_PERSON = List.of("IN_PERSON");
    private static final List<String> REMOTE = List.of("PHONE", "ONLINE");
    private static final List<Integer> EXTRA_PROVIDERS = List.of(12, 13, 30, 31, 50);

    private final SampleRandom sampleRandom;
    private final Instant now;
    private final Disruptions disruptions = new Disruptions();
    private final List<ServiceLine> lines = new ArrayList<>();

    private ServiceLines(long seed, Instant now) {
        this.sampleRandom = SampleRandom.of(seed, "service-lines");
        this.now = now.truncatedTo(ChronoUnit.HOURS);
    }

    static List<ServiceLine> generate(long seed, Instant now) {
        var all = new ServiceLines(seed, now);
        for (Country country : Country.all()) {
            country.regions().forEach(region -> all.addRegion(country, region));
        }
        all.addNational();
        return all.lines;
    }

    private void addRegion(Country country, Country.Region region) {
        for (Category category : Category.values()) {
            if (category == Category.HELPLINE) {
                continue;
            }
            UUID provider = category.offeredBy.of(country, region).id();
            List<ServiceLine.Change> states = disruptions.states(region.code(), category, daysAgo(sampleRandom.between(800, 2200)), now);
            lines.add(regional(provider, region.code(), category, states));
            if (country == Country.GB && !disruptions.touch(region.code(), category) && sampleRandom.chance(0.3)) {
                addSecond(region.code(), category);
            }
        }
    }

    /// A second line where the first has always worked: it adds a provider without changing the region's status.
    private void addSecond(String region, Category category) {
        int agency = category == Category.HEALTH || category == Category.PSYCHOLOGICAL ? 50 : sampleRandom.pick(EXTRA_PROVIDERS);
        var states = new ArrayList<ServiceLine.Change>();
        states.add(new ServiceLine.Change("OPERATIONAL", "OPENED", daysAgo(sampleRandom.between(400, 790))));
        if (sampleRandom.chance(0.4)) {
            states.add(new ServiceLine.Change("PARTIAL", "STAFF_SHORTAGE", daysAgo(sampleRandom.between(10, 390))));
        }
        lines.add(regional(Ids.agency(agency), region, category, states));
    }

    private ServiceLine regional(UUID provider, String region, Category category, List<ServiceLine.Change> states) {
        boolean transport = category == Category.ACCOMMODATION && sampleRandom.chance(0.5);
        return line(provider, region, category, List.of(region), IN_PERSON, transport, states, null, null);
    }

    private void addNational() {
        var helpline = new ServiceLine.Helpline(14, 95, 0.07);
        addNational(Ids.agency(30), Category.HELPLINE, REMOTE, false, opened(1900), helpline,
                ServiceLine.Contact.helpline("+448081570117", "https://help.example.org/", List.of("en", "pl", "ro", "vi", "sq")));
        addNational(Ids.agency(31), Category.INTERPRETATION, List.of("PHONE"), false, opened(1500), null, null);
        addNational(Ids.agency(52), Category.LEGAL, REMOTE, false, opened(1100), null, null);
        // Accommodation accepted women from every region, so until it closed no region was without it.
        var closed = List.of(
                opened(1700).getFirst(), new ServiceLine.Change("CLOSED", "FUNDING_ENDED", daysAgo(400)));
        addNational(Ids.agency(20), Category.ACCOMMODATION, IN_PERSON, true, closed, null, null);
        addNational(Ids.provider("Zedland Women's Line (sample)"), Category.HELPLINE, REMOTE, false, opened(1300),
                new ServiceLine.Helpline(3, 240, 0.19),
                ServiceLine.Contact.helpline("+9990000117", "https://line.example.org/", List.of("en", "de")));
    }

    private void addNational(UUID provider, Category category, List<String> channels, boolean transport,
            List<ServiceLine.Change> states, ServiceLine.Helpline helpline, ServiceLine.Contact contact) {
        lines.add(line(provider, "national", category, List.of(), channels, transport, states, helpline, contact));
    }

    private static ServiceLine line(UUID provider, String place, Category category, List<String> regions, List<String> channels,
            boolean transport, List<ServiceLine.Change> states, ServiceLine.Helpline helpline, ServiceLine.Contact contact) {
        UUID id = Ids.named("service-line", provider + " " + place + " " + category);
        ServiceLine.Change present = states.getLast();
        return new ServiceLine(id, provider, category.name(), category.pillar, regions.isEmpty(), regions, channels, transport,
                present.state(), present.reason(), present.since(), helpline, states.subList(0, states.size() - 1),
                category.listed, contact);
    }

    private List<ServiceLine.Change> opened(int days) {
        return List.of(new ServiceLine.Change("OPERATIONAL", "OPENED", daysAgo(days)));
    }

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }
}
