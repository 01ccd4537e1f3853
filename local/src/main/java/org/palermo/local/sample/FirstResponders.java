package org.palermo.local.sample;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The first-responder organisations of the United Kingdom. The published file has only names; the rule table beside it
/// gives the kind and region of each body. Exactly one rule must match each name. A name that no rule or more than one
/// matches stops the load, because an immigration body that is taken for another kind would see forbidden records.
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

    /// A country code stands for all of its regions.
    static Stream<String> expand(String code) {
        return Country.all().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .map(c -> c.regionCodes().stream())
                .orElse(Stream.of(code));
    }
}
