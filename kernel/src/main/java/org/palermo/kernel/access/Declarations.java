package org.palermo.kernel.access;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the operations of this application declare with {@link Allowed}, as it was collected when the application was built, see
/// {@link DeclarationCollector}. Nothing is read by reflection, so a native image can't lose a declaration.
public final class Declarations {
    private final Map<String, Operation> operations;

    private Declarations(Map<String, Operation> operations) {
        this.operations = operations;
    }

    /// @param name class and method, e.g. `CaseFiles.get`
    /// @return empty for an operation without a declaration, which is closed
    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /// Makes the one bean from what the build has written down: a line for each operation, with its name, its roles and further bodies.
    public static final class Creator implements SyntheticBeanCreator<Declarations> {
        static final String OPERATIONS = "operations";

        @Override
        public Declarations create(Instance<Object> lookup, Parameters written) {
            return new Declarations(Arrays.stream(written.get(OPERATIONS, String[].class)).map(Creator::operation)
                    .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity())));
        }

        private static Operation operation(String line) {
            String[] words = line.split(" ", -1);
            List<Body> also = words[2].isEmpty() ? List.of() : Arrays.stream(words[2].split(",")).map(Body::valueOf).toList();
            return Operation.of(words[0], List.of(words[1].split(",")), also);
        }
    }
}
