package org.palermo.kernel.test.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.palermo.kernel.statistics.Aside;

/// The classes that parse JSON by hand. On an event loop parsing delays all other requests while the document is large, so
/// each such class is listed with what limits its document, or where it is parsed instead.
final class ParsedDocuments {
    private static final Set<String> PARSING = Set.of("readValue", "readValues", "readTree", "treeToValue");

    /// Large, and parsed outside of the event loop.
    static final String ASIDE = "by Aside";

    /// Classes of the kernel, which every service has.
    static final Map<String, String> OF_THE_KERNEL = Map.of(
            "Purposes", "a file of the service, at its start",
            "RetentionProfile", "a file of the service, at its start",
            "Countries", "a file of the service, at its start",
            "DeclaredParameters", "a file of the service, at its start",
            "MergePatch", "one change that a caller sent, within the limit of a body",
            "JsonLine", "one line of an import, which has a limit of its own, on a thread that may wait",
            "Delivery", "one event that goes out",
            "IncomingEvent", "one event that comes in, within the limit of a body",
            "Idempotency", "one answer that was given before",
            "ReleaseStore", ASIDE);

    private ParsedDocuments() {}

    /// The names of the outermost classes that parse JSON.
    static Set<String> by(String... packageNames) {
        return ServiceClasses.of(packageNames).stream()
                .filter(type -> type.getCodeUnitAccessesFromSelf().stream().anyMatch(ParsedDocuments::parses))
                .map(ParsedDocuments::outermost).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The names of the outermost classes that pass work to {@link Aside}.
    static Set<String> aside(String... packageNames) {
        return ServiceClasses.of(packageNames).stream()
                .filter(type -> type.getCodeUnitAccessesFromSelf().stream().anyMatch(access -> access.getTargetOwner().isEquivalentTo(Aside.class)))
                .map(ParsedDocuments::outermost).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean parses(JavaAccess<?> access) {
        return PARSING.contains(access.getTarget().getName())
                && (access.getTargetOwner().isAssignableTo(ObjectMapper.class) || access.getTargetOwner().isAssignableTo(ObjectReader.class));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ParsedDocuments::outermost).orElse(type.getSimpleName());
    }
}
