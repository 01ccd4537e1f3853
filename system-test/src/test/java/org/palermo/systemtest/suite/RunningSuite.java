package org.palermo.systemtest.suite;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives the suite to journeys that ask for it. It starts once, for the first journey, and stops after the last, even when
/// some fail.
public final class RunningSuite implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Suite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Start.class, once -> Start.tried(), Start.class).suite();
    }

    /// A failed start is not repeated for each journey.
    private record Start(Suite started, RuntimeException failure) implements AutoCloseable {

        static Start tried() {
            try {
                return new Start(Suite.start(), null);
            } catch (RuntimeException e) {
                return new Start(null, e);
            }
        }

        Suite suite() {
            if (failure != null) {
                throw new IllegalStateException("The suite did not start: " + failure.getMessage(), failure);
            }
            return started;
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
