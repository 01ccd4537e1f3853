package org.palermo.inspection.operations;

import io.quarkus.arc.Arc;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.palermo.kernel.outbox.OutboxRelay;

/// A second relay on the same outbox, as in a second replica of the service.
final class SecondRelay {
    private final OutboxRelay relay;
    private final Method wake;

    SecondRelay() {
        try {
            Constructor<?> constructor = Arrays.stream(OutboxRelay.class.getDeclaredConstructors())
                    .filter(c -> c.getParameterCount() > 0).findFirst().orElseThrow();
            constructor.setAccessible(true);
            Object[] collaborators = Arrays.stream(constructor.getParameterTypes()).map(type -> Arc.container().instance(type).get()).toArray();
            relay = (OutboxRelay) constructor.newInstance(collaborators);
            wake = OutboxRelay.class.getDeclaredMethod("wake");
            wake.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    void wake() {
        try {
            wake.invoke(relay);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
