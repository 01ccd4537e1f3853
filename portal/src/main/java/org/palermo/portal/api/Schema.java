package org.palermo.portal.api;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The shape of a value that an operation takes or returns.
///
/// @param name of the schema in the description, or null
/// @param codes the values that a code may have, in the order of the description
/// @param properties of an object, in the order of the description
/// @param required the properties that an object must have
/// @param items the shape of the items of a list, or null
/// @param longest the most letters of a text, or the most items of a list; null without a limit
/// @param fewest the fewest items of a list; null without a limit
/// @param least the smallest number, or null
/// @param most the largest number, or null
public record Schema(
        Type type, String name, List<String> codes, Map<String, Schema> properties, Set<String> required, Schema items,
        Integer longest, Integer fewest, BigDecimal least, BigDecimal most) {

    public enum Type {
        TEXT, WHOLE, DECIMAL, YES_NO, DATE, INSTANT, ID, CODE, LIST, OBJECT, ANY
    }

    /// A value of which nothing is known.
    public static final Schema ANY_VALUE = of(Type.ANY, null);

    /// The shape of a row that a page works out.
    public static Schema object(Map<String, Schema> properties) {
        return new Schema(Type.OBJECT, null, List.of(), properties, Set.of(), null, null, null, null, null);
    }

    public static Schema code(String name, List<String> codes) {
        return new Schema(Type.CODE, name, codes, Map.of(), Set.of(), null, null, null, null, null);
    }

    public static Schema of(Type type, String name) {
        return new Schema(type, name, List.of(), Map.of(), Set.of(), null, null, null, null, null);
    }

    /// The shape of a property; of a nested one by its path, as in `contact.telephone`. Lists are passed through.
    /// A list at the top of an answer is its `items`.
    public Optional<Schema> at(String path) {
        if (type == Type.LIST && path.equals("items")) {
            return Optional.of(this);
        }
        Schema object = type == Type.LIST ? items : this;
        int dot = path.indexOf('.');
        Schema found = object.properties.get(dot < 0 ? path : path.substring(0, dot));
        return dot < 0 || found == null ? Optional.ofNullable(found) : found.at(path.substring(dot + 1));
    }

    /// Whether a list may have no items. A list of which the description says no fewest items may.
    public boolean mayBeEmpty() {
        return type == Type.LIST && (fewest == null || fewest == 0);
    }

    /// The same with more texts, each required.
    public Schema requiring(Collection<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, Schema> all = new LinkedHashMap<>(properties);
        more.forEach(one -> all.put(one, of(Type.TEXT, null)));
        Set<String> needed = new HashSet<>(required);
        needed.addAll(more);
        return new Schema(Type.OBJECT, name, codes, all, needed, items, longest, fewest, least, most);
    }

    public boolean isRequired(String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        return required.contains(first) && (dot < 0 || at(first).filter(nested -> nested.isRequired(path.substring(dot + 1))).isPresent());
    }
}
