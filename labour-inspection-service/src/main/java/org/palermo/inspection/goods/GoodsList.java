package org.palermo.inspection.goods;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// One edition of the list, to be asked about products.
public final class GoodsList {
    private final Map<String, List<ListedGood>> byCountry = new HashMap<>();

    GoodsList(List<ListedGood> entries) {
        entries.forEach(entry -> byCountry.merge(entry.country(), List.of(entry), (one, more) -> Stream.concat(one.stream(),
                more.stream()).toList()));
    }

    /// The entries of a country in the order of the published list.
    ///
    /// @param country ISO 3166-1 alpha-2
    public List<ListedGood> of(String country) {
        return byCountry.getOrDefault(country, List.of());
    }

    /// What the list says of a product. A product is a listed good when it has all words of the good's name; what stands in brackets in
    /// the name doesn't count, nor the `s` of a plural.
    ///
    /// @param product as a source of a supply chain writes it
    /// @param country where it comes from, ISO 3166-1 alpha-2
    public List<ListedLabour> says(String product, String country) {
        Set<String> words = words(product);
        EnumSet<ListedLabour> says = EnumSet.noneOf(ListedLabour.class);
        for (ListedGood good : of(country)) {
            Set<String> name = words(good.good().replaceAll("\\([^()]*\\)", " "));
            if (!name.isEmpty() && words.containsAll(name)) {
                add(says, good.childLabour(), ListedLabour.CHILD_LABOUR);
                add(says, good.forcedLabour(), ListedLabour.FORCED_LABOUR);
                add(says, good.forcedChildLabour(), ListedLabour.FORCED_CHILD_LABOUR);
            }
        }
        return List.copyOf(says);
    }

    private static void add(Set<ListedLabour> says, boolean isSo, ListedLabour what) {
        if (isSo) {
            says.add(what);
        }
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}\\p{M}]+"))
                .filter(word -> !word.isEmpty()).map(GoodsList::singular).forEach(words::add);
        return words;
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }
}
