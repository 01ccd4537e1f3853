package org.palermo.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import io.vertx.core.MultiMap;

/// One pass over the headers of a message. Removing a dozen names one by one hashes each of them for each message,
/// and was the hottest spot of the gateway.
final class Headers {

    private Headers() {
    }

    /// @param goes is asked with the name in lower case
    static void removeIf(MultiMap headers, Predicate<String> goes) {
        List<String> gone = null;
        for (var header : headers) {
            var name = header.getKey();
            if (goes.test(name.toLowerCase(Locale.ROOT))) {
                gone = gone == null ? new ArrayList<>() : gone;
                gone.add(name);
            }
        }
        if (gone != null) {
            gone.forEach(headers::remove);
        }
    }
}
