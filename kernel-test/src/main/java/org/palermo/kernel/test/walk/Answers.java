package org.palermo.kernel.test.walk;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.palermo.kernel.access.ShownTo;

/// The record types that an answer consists of: the record of a route and the records inside it.
public final class Answers {
    private Answers() {}

    public static Set<Class<?>> records(Route route) {
        Set<Class<?>> found = new LinkedHashSet<>();
        route.answer().ifPresent(view -> collect(view, found));
        return found;
    }

    /// The fields of a record that only some roles see, with these roles.
    public static Map<String, List<String>> limited(Class<?> view) {
        return Arrays.stream(view.getRecordComponents()).filter(field -> field.isAnnotationPresent(ShownTo.class))
                .collect(Collectors.toMap(RecordComponent::getName, field -> List.of(field.getAnnotation(ShownTo.class).value())));
    }

    private static void collect(Type type, Set<Class<?>> found) {
        switch (type) {
            case ParameterizedType wrapped -> {
                for (Type argument : wrapped.getActualTypeArguments()) {
                    collect(argument, found);
                }
            }
            case Class<?> view when view.isRecord() && found.add(view) -> {
                for (RecordComponent component : view.getRecordComponents()) {
                    collect(component.getGenericType(), found);
                }
            }
            default -> { }
        }
    }
}
