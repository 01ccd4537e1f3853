package org.palermo.local.sample;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The first-responder organisations of the United Kingdom. The published file holds names only; the rule table beside
/// it says what kind of body each is and where. Exactly one rule matches a name: a name that falls through, or that two
/// rules claim, stops the load, because a body wrongly taken for no immigration body would see what it must not.
final class FirstResponders {
    private static final String FOLDER = "sample/uk-nrm/";

    record Rule(Pattern name, String kind, boolean immigration, List<String> regions) {}

    private FirstResponders() {}

    static List<String> names() {
        return Resources.csv(FOLDER + "first_responder_organisations.csv").stream().map(row -> row.get("name")).toList();
    }

    static List<Rule> rules() {
        return Resources.csv(FOLDER + "first_responder_rules.csv").stream()
                .map(row -> new Rule(
                        Pattern.compile(row.get("pattern")),
                        row.get("kind"),
                        Boolean.parseBoolean(row.get("immigration")),
                        regions(row.get("regions"))))
                .toList();
    }

    static List<Provider> providers() {
        List<Rule> rules = rules();
        return names().stream()
                .map(name -> {
                    Rule rule = rule(rules, name);
                    return new Provider(Ids.provider(name), name, rule.kind(), "GB", rule.regions(), true, false);
                })
                .toList();
    }

    static Rule rule(List<Rule> rules, String name) {
        List<Rule> matching = rules.stream().filter(r -> r.name().matcher(name).matches()).toList();
        if (matching.size() != 1) {
            throw new IllegalStateException(matching.size() + " rules match the first responder " + name);
        }
        return matching.getFirst();
    }

    private static List<String> regions(String territory) {
        return Arrays.stream(territory.split(" ")).flatMap(FirstResponders::expand).toList();
    }

    /// A country stands for all of its regions.
    static Stream<String> expand(String code) {
        return Country.all().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .map(c -> c.regionCodes().stream())
                .orElse(Stream.of(code));
    }
}
