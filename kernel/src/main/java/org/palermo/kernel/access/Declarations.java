package org.palermo.kernel.access;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the operations and answers of this application declare about access. {@link DeclarationCollector} collects it at
/// build time. Nothing is read by reflection, so a native image can't lose a declaration.
public final class Declarations {
    private final Map<String, Operation> operations;
    private final Map<String, Set<String>> shownTo;

    private Declarations(Map<String, Operation> operations, Map<String, Set<String>> shownTo) {
        this.operations = Map.copyOf(operations);
        this.shownTo = Map.copyOf(shownTo);
    }

    /// @param name `Resource.method`
    /// @return empty for an operation without a declaration, which is closed
    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /// @return the roles that see a limited field; empty for a field that is not limited
    public Optional<Set<String>> shownTo(Class<?> view, String field) {
        return Optional.ofNullable(shownTo.get(view.getName() + "." + field));
    }

    /// Creates the bean from the parameters that the build has stored: one line for each declaration.
    public static final class Creator implements SyntheticBeanCreator<Declarations> {
        static final String OPERATIONS = "operations";
        static final String FIELDS = "fields";

        @Override
        public Declarations create(Instance<Object> lookup, Parameters written) {
            Map<String, Operation> operations = new HashMap<>();
            for (String line : written.get(OPERATIONS, String[].class)) {
                String[] words = line.split(" ", -1);
                List<Body> also = words[2].isEmpty() ? List.of() : Arrays.stream(words[2].split(",")).map(Body::valueOf).toList();
                operations.put(words[0], Operation.of(words[0], List.of(words[1].split(",")), also));
            }
            Map<String, Set<String>> shownTo = new HashMap<>();
            for (String line : written.get(FIELDS, String[].class)) {
                String[] words = line.split(" ", -1);
                shownTo.put(words[0], Set.of(words[1].split(",")));
            }
            return new Declarations(operations, shownTo);
        }
    }
}
