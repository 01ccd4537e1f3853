package org.palermo.inspection.workplace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a list of workplaces is narrowed to.
///
/// @param country ISO 3166-1 alpha-2, or null
/// @param sector exactly, or null
/// @param q words of the name, the last of them perhaps unfinished; or null. A household is found by whole words only
/// @param keyed how a word of a household's name stands in the table; null for who is shown no such name and must not find
///     out by asking
record WorkplaceQuery(String country, String sector, String q, UnaryOperator<String> keyed) {
    private static final int MOST_WORDS = 12;

    /// The conditions as SQL; `w` is the workplace, parameters are numbered from `first`.
    String where(int first) {
        StringBuilder where = new StringBuilder();
        int parameter = first;
        if (country != null) {
            where.append(" and w.country = ?").append(parameter++);
        }
        if (sector != null) {
            where.append(" and w.sector = ?").append(parameter++);
        }
        List<String> words = words();
        for (int i = 0; i < words.size(); i++) {
            where.append(" and w.id in (select t.workplace from workplace_token t where t.token ")
                    .append(i == words.size() - 1 ? "like" : "=").append(" ?").append(parameter++);
            if (keyed != null) {
                where.append(" union all select t.workplace from workplace_token t where t.token = ?").append(parameter++);
            }
            where.append(")");
        }
        return where.toString();
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        if (country != null) {
            parameters.add(country);
        }
        if (sector != null) {
            parameters.add(sector);
        }
        List<String> words = words();
        for (int i = 0; i < words.size(); i++) {
            parameters.add(i == words.size() - 1 ? words.get(i) + "%" : words.get(i));
            if (keyed != null) {
                parameters.add(keyed.apply(words.get(i)));
            }
        }
        return parameters;
    }

    /// Words hold letters, digits and marks only, so none has a wildcard of `like`.
    private List<String> words() {
        List<String> words = Likeness.words(q);
        return words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
    }
}
