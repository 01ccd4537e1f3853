package org.palermo.kernel.test.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.access.Body;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.walk.Answers;
import org.palermo.kernel.test.walk.Route;

/// Generates a service's part of `docs/access.md` from the declarations of its operations, and fails when the page had
/// other content. `AccessPageTest` of each service extends it.
public abstract class AccessPageRules {
    private static final Path PAGE = Path.of("..", "docs", "access.md");

    /// The Java package of the service.
    protected abstract String packageName();

    /// What the page calls the service.
    protected abstract String title();

    @Test
    void thePageSaysWhatTheOperationsDeclare() throws IOException {
        String begin = "<!-- " + packageName() + ": written by the build -->\n";
        String end = "<!-- end of " + packageName() + " -->\n";
        String before = Files.readString(PAGE);
        String after = before.substring(0, before.indexOf(begin) + begin.length()) + section() + before.substring(before.indexOf(end));
        Files.writeString(PAGE, after);
        assertTrue(before.equals(after), "docs/access.md was out of date and has been written anew: commit it with the change");
    }

    private String section() {
        List<String> lines = new ArrayList<>();
        lines.add("## " + title());
        Map<String, List<Route>> topics = Route.of(packageName()).stream()
                .collect(Collectors.groupingBy(Route::topic, TreeMap::new, Collectors.toList()));
        topics.forEach((topic, routes) -> {
            lines.addAll(List.of("", "### " + topic, "",
                    "| operation | who | which records | immigration bodies | audited |", "|---|---|---|---|---|"));
            routes.forEach(route -> lines.add("| %s<br>`%s %s` | %s | %s | %s | %s |".formatted(said(route), route.verb(), route.path(),
                    who(route.operation()), route.allowed().orElseThrow().scope(),
                    route.operation().bodies().contains(Body.IMMIGRATION) ? "yes" : "no", route.isAudited() ? "yes" : "")));
        });
        lines.addAll(List.of("", "### Fields of the answers", "",
                "A field in *italics* is left out for everybody but the roles behind it.", ""));
        Set<Class<?>> views = new LinkedHashSet<>();
        topics.values().forEach(routes -> routes.forEach(route -> views.addAll(Answers.records(route))));
        views.forEach(view -> lines.add("- " + fields(view)));
        lines.add("");
        return String.join("\n", lines) + "\n";
    }

    private static String said(Route route) {
        return route.summary().isEmpty() ? "Deliver an event" : route.summary();
    }

    private static String who(Operation operation) {
        if (operation.open()) {
            return "everybody, without signing in";
        }
        return operation.roles().equals(Role.OF_PEOPLE)
                ? "every role"
                : operation.roles().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String fields(Class<?> view) {
        Map<String, List<String>> limited = Answers.limited(view);
        return "`" + name(view) + "`: " + Arrays.stream(view.getRecordComponents()).map(RecordComponent::getName)
                .map(field -> limited.containsKey(field)
                        ? "*" + field + "* (" + limited.get(field).stream().sorted().collect(Collectors.joining(", ")) + ")"
                        : field)
                .collect(Collectors.joining(", "));
    }

    /// The name of its schema in the description of the API.
    private static String name(Class<?> view) {
        Schema schema = view.getAnnotation(Schema.class);
        return schema == null || schema.name().isEmpty() ? view.getSimpleName() : schema.name();
    }
}
