package org.palermo.portal.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.Countries.Region;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Makes the filters of a page of figures in the reader's language.
record Filters(Words words, Language language) {

    /// The countries, or nothing to choose when there is only one.
    List<Filter> countries(CountryChoice choice) {
        return choice.all().size() < 2 ? List.of() : List.of(new Filter("country", words.say(language, "field.country"),
                choice.all().stream().map(one -> new Filter.Option(one.code(), one.nameIn(language.tag()),
                        one.code().equals(choice.country().code()))).toList()));
    }

    /// @param chosen the code of one of them, or null for the whole country
    Filter regions(Country country, String chosen) {
        return of("region", "field.region", "figures.whole-country", known(country).stream().map(Region::code).toList(), chosen,
                code -> country.region(code, language.tag()));
    }

    /// @param all the key of the words for the choice of none
    Filter of(String name, String label, String all, List<String> codes, String chosen, Function<String, String> words) {
        List<Filter.Option> options = new ArrayList<>();
        options.add(new Filter.Option("", this.words.say(language, all), chosen == null));
        options.addAll(options(codes, chosen, words));
        return new Filter(name, this.words.say(language, label), options);
    }

    /// A filter of which something is always chosen.
    Filter of(String name, String label, List<String> codes, String chosen, Function<String, String> words) {
        return new Filter(name, this.words.say(language, label), options(codes, chosen, words));
    }

    private static List<Filter.Option> options(List<String> codes, String chosen, Function<String, String> words) {
        return codes.stream().map(code -> new Filter.Option(code, words.apply(code), code.equals(chosen))).toList();
    }

    /// The region of the country with this code, or null.
    static String region(Country country, String code) {
        return known(country).stream().map(Region::code).filter(one -> one.equals(code)).findFirst().orElse(null);
    }

    private static List<Region> known(Country country) {
        return country.regions() == null ? List.of() : country.regions();
    }
}
