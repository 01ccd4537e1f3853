package org.palermo.kernel.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterOrderTest {
    private static final Path CLASSES = Path.of("target/classes/org/palermo/kernel/openapi");

    @Test
    void runsNoTwoFiltersAtTheSamePriority() throws IOException, ClassNotFoundException {
        List<Integer> priorities = new ArrayList<>();
        for (String name : filters()) {
            priorities.add(Class.forName("org.palermo.kernel.openapi." + name).getAnnotation(OpenApiFilter.class).priority());
        }

        assertFalse(priorities.isEmpty());
        assertEquals(priorities.size(), Set.copyOf(priorities).size(), () -> "two filters run at the same priority: " + priorities);
    }

    private static List<String> filters() throws IOException {
        try (var files = Files.list(CLASSES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Filter.class"))
                    .map(name -> name.replace(".class", "")).toList();
        }
    }
}
