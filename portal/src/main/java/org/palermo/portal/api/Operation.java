package org.palermo.portal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An operation of a service, as its published description says.
///
/// @param id the `operationId`, unique in the suite
/// @param summary what it does, in English
/// @param method of HTTP
/// @param path with its parameters in braces, below the gateway's address
/// @param query the query parameters and their shapes
/// @param asked the query parameters that a call must have
/// @param body the shape of the body, or null when there is none that is JSON
/// @param bodyType the media type of the body, or null
/// @param answer the shape of a successful answer; {@link Schema#ANY_VALUE} when it is not JSON
/// @param roles the roles that may call it, as in tokens; empty when it is open to everybody
/// @param immigration whether immigration bodies may call it, too, with one of these roles
/// @param repeatable whether it takes an `Idempotency-Key`
/// @param versioned whether it requires `If-Match`
public record Operation(
        String id, String summary, String method, String path, Map<String, Schema> query, Set<String> asked, Schema body, String bodyType,
        Schema answer, Set<String> roles, boolean immigration, boolean repeatable, boolean versioned) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /// The names of the path parameters, in their order.
    public List<String> parameters() {
        List<String> names = new ArrayList<>();
        Matcher found = PARAMETER.matcher(path);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    public boolean isRead() {
        return method.equals("GET");
    }
}
