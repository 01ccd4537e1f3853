package org.palermo.shelter;

import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.walk.Caller;
import org.palermo.kernel.test.walk.Secret;

/// A shelter with a secret in every field that takes a text, a time or a count, and a stay in it that waits for an answer.
///
/// @param word secret in its description: its name, its operator's name, a language, what it lacks
/// @param address secret in its address
/// @param told the operator's notice of the stay
/// @param comes when they arrive
/// @param count secret number in the census and the limits
record KnownHouse(
        Account operator, Account holder, String region, String id, String place, String word, String room, String address, String offer,
        String hold, String reference, String placement, String told, String comes, int count) {
    private static final int SMALLEST_COUNT = 1_001;
    private static final int LARGEST_COUNT = 9_999;

    static KnownHouse of(Account operator, Account holder, String region) {
        String word = word("Zw");
        String room = word("Zr");
        String address = word("Zd");
        String id = post(operator, "/shelters", description(region, word, address)).then().statusCode(201).extract().path("id");
        put(operator, "/shelters/" + id + "/census", Map.of("occupied", 0)).then().statusCode(200);
        String place = post(operator, "/shelters/" + id + "/places", Map.of("room", room, "kind", "BED")).then().statusCode(201)
                .extract().path("id");
        Map<String, Object> search = search();
        search.put("region", region);
        String offer = Questions.offer(holder, search);
        String hold = Questions.hold(holder, offer).then().statusCode(201).extract().path("id");
        Instant comes = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3_600).plus(micros(), ChronoUnit.MICROS);
        var asked = post(holder, "/holds/" + hold + "/placement",
                Map.of("purpose", "EMERGENCY",
                        "arrivalWindow", Map.of("from", comes.toString(), "until", comes.plusSeconds(60).toString())))
                .then().statusCode(201).extract();
        String told = get(operator, "/notices").then().extract().path("items.find { it.about == '" + asked.path("placement.id") + "' }.id");
        int count = ThreadLocalRandom.current().nextInt(SMALLEST_COUNT, LARGEST_COUNT);
        put(operator, "/shelters/" + id + "/census", Map.of("occupied", count, "onMattresses", count)).then().statusCode(200);
        put(operator, "/shelters/" + id + "/limits", Map.of("staffed", count, "hygieneLimit", count)).then().statusCode(200);
        return new KnownHouse(operator, holder, region, id, place, word, room, address, offer, hold, asked.path("reference"),
                asked.path("placement.id"), told, comes.toString(), count);
    }

    static Map<String, Object> description(String region, String word, String address) {
        return Map.ofEntries(
                Map.entry("operatorName", word), Map.entry("region", region), Map.entry("name", word),
                Map.entry("address", Map.of("line1", address, "town", address, "postcode", address)),
                Map.entry("takes",
                        Map.of("women", true, "womenWithChildren", true, "girls", false, "men", false, "minAge", 18, "maxAge", 120)),
                Map.entry("accessibility", List.of()),
                Map.entry("languages", List.of("qaa-" + word.substring(0, 8) + "-" + word.substring(8, 16))),
                Map.entry("lacks", List.of(word.toUpperCase())), Map.entry("pets", false), Map.entry("medicalIsolation", false),
                Map.entry("security", "STANDARD"), Map.entry("status", "OPEN"), Map.entry("confidential", true),
                Map.entry("publicListing", true), Map.entry("staffedPlaces", 10), Map.entry("hygieneLimit", 10));
    }

    boolean isRunBy(Caller caller) {
        return caller.is(operator);
    }

    boolean isAdministeredBy(Caller caller) {
        return caller.is(Account.ADMINISTRATOR) && (caller.regions().contains(region) || caller.regions().contains(region.substring(0, 2)));
    }

    private boolean isInACountryOf(Caller caller) {
        return caller.regions().contains(region.substring(0, 2));
    }

    boolean isHeldBy(Caller caller) {
        return caller.is(holder);
    }

    Stream<Secret> secrets() {
        Predicate<Caller> operator = this::isRunBy;
        Predicate<Caller> house = operator.or(this::isAdministeredBy);
        Predicate<Caller> stay = operator.or(this::isHeldBy);
        Predicate<Caller> audit = caller -> caller.is(Account.AUDITOR) || caller.is(Account.DATA_PROTECTION);
        return Stream.of(
                new Secret(word, house), new Secret(word.toUpperCase(), house), new Secret(word.substring(0, 8), house),
                new Secret(room, house), new Secret("\"occupied\":" + count + ",\"at\"", house),
                new Secret("\"hygieneLimit\":" + count + ",\"recordedBy\"", house), new Secret(id, house.or(audit)),
                new Secret(place, house.or(audit)), new Secret(address, Secret.NOBODY), new Secret(offer, Secret.NOBODY),
                new Secret(hold, stay.or(audit)), new Secret(placement, stay.or(audit)),
                new Secret(reference, stay.or(audit.and(this::isInACountryOf))), new Secret(comes, stay), new Secret(told, operator));
    }

    /// Short enough for a postal code and a language tag.
    private static String word(String of) {
        return of + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
    }

    /// Ends in a digit that no time format drops.
    private static int micros() {
        return ThreadLocalRandom.current().nextInt(10_000, 99_999) * 10 + 7;
    }
}
