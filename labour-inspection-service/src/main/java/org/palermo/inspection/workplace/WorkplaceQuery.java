package org.palermo.inspection.workplace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The filter of a list of workplaces.
///
/// @param country ISO 3166-1 alpha-2, or null
/// @param sector the exact sector, or null
/// @param state which of them; null for all that were not merged into another
/// @param kind only this kind, or null
/// @param isic codes of ISIC, of which one must be the beginning of the workplace's; or null
/// @param q a reference, or words of the name, of which the last may be unfinished; or null. At most 12 words are used. A household is
///     found by whole words only
/// @param keyed hashes a word like the stored words of household names; null for an actor who may not see these names and must not
///     find a household by them
record WorkplaceQuery(
        String country, String sector, WorkplaceState state, WorkplaceKind kind, List<String> isic, String q, UnaryOperator<String> keyed) {
    private static final int MOST_WORDS = 12;
    private static final Pattern REFERENCE = Pattern.compile("[Ww]-[0-9A-Za-z*~$=-]{10,30}");

    /// The conditions as SQL, to append after a condition. `w` is the workplace; parameters are numbered from `first`.
    String where(int first) {
        StringBuilder where = new StringBuilder();
        int parameter = first;
        if (country != null) {
            where.append(" and w.country = ?").append(parameter++);
        }
        if (sector != null) {
            where.append(" and w.sector = ?").append(parameter++);
        }
        if (kind != null) {
            where.append(" and w.kind = ?").append(parameter++);
        }
        if (isic != null) {
            where.append(" and exists (select 1 from unnest(string_to_array(?")
                    .append(parameter++).append(", ',')) c where w.isic like c || '%')");
        }
        where.append(switch (state) {
            case null -> " and w.merged_into is null";
            case OPEN -> " and w.merged_into is null and not w.closed";
            case CLOSED -> " and w.merged_into is null and w.closed";
            case MERGED -> " and w.merged_into is not null";
        });
        if (isReference()) {
            return where.append(" and w.reference = ?").append(parameter).toString();
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

    /// The values for {@link #where}, in order.
    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        if (country != null) {
            parameters.add(country);
        }
        if (sector != null) {
            parameters.add(sector);
        }
        if (kind != null) {
            parameters.add(kind.name());
        }
        if (isic != null) {
            parameters.add(String.join(",", isic));
        }
        if (isReference()) {
            parameters.add(q.strip().toUpperCase(Locale.ROOT));
            return parameters;
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

    private boolean isReference() {
        return q != null && REFERENCE.matcher(q.strip()).matches();
    }

    /// Words contain only letters, digits and marks, so none contains a wildcard of `like`.
    private List<String> words() {
        List<String> words = Likeness.words(q);
        return words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
    }
}
