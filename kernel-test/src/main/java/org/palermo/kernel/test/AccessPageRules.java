package org.palermo.kernel.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.access.Body;
import org.palermo.kernel.access.Limit;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.identity.Role;

/// Writes a service's part of `docs/access.md` from its access table, and fails when the page was out of date. Extended by
/// `AccessPageTest` of each service.
public abstract class AccessPageRules {
    private static final Path PAGE = Path.of("..", "docs", "access.md");

    /// The Java package of the service.
    protected abstract String packageName();

    protected abstract AccessTable table();

    @Test
    void thePageSaysWhatTheTableDoes() throws IOException {
        String begin = "<!-- " + packageName() + ": written by the build -->\n";
        String end = "<!-- end of " + packageName() + " -->\n";
        String before = Files.readString(PAGE);
        String after = before.substring(0, before.indexOf(begin) + begin.length()) + section() + before.substring(before.indexOf(end));
        Files.writeString(PAGE, after);
        assertEquals(before, after, "docs/access.md was out of date and has been written anew: commit it with the table");
    }

    private String section() {
        List<String> lines = new ArrayList<>();
        lines.add("## " + table().title());
        lines.add("");
        lines.add("| operation | who | which records | immigration bodies | audited |");
        lines.add("|---|---|---|---|---|");
        Map<String, Route> routes = Route.of(packageName()).stream().collect(Collectors.toMap(Route::name, Function.identity()));
        for (Operation operation : table().operations()) {
            Route route = routes.get(operation.name());
            lines.add("| %s<br>`%s %s` | %s | %s | %s | %s |".formatted(said(route), route.verb(), route.path(), who(operation), operation.scope(),
                    operation.bodies().contains(Body.IMMIGRATION) ? "yes" : "no", operation.audited() ? "yes" : ""));
        }
        lines.add("");
        lines.add("Fields of the answers. A field in *italics* is left out for everybody but the roles behind it.");
        lines.add("");
        Set<Class<?>> views = new LinkedHashSet<>();
        table().operations().forEach(operation -> views.addAll(Answers.records(routes.get(operation.name()))));
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
        return operation.roles().equals(Role.OF_PEOPLE) ? "every role" : operation.roles().stream().sorted().collect(Collectors.joining(", "));
    }

    private String fields(Class<?> view) {
        return "`" + view.getSimpleName() + "`: " + Arrays.stream(view.getRecordComponents()).map(field -> field(view, field)).collect(Collectors.joining(", "));
    }

    private String field(Class<?> view, RecordComponent field) {
        return table().limits().stream()
                .filter(limit -> limit.view() == view && limit.field().equals(field.getName()))
                .findFirst()
                .map(AccessPageRules::limited)
                .orElse(field.getName());
    }

    private static String limited(Limit limit) {
        return "*" + limit.field() + "* (" + limit.roles().stream().sorted().collect(Collectors.joining(", ")) + ")";
    }
}
