package org.palermo.kernel.test;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/// The record types that an answer consists of: the record of a route and the records inside it.
final class Answers {
    private Answers() {}

    static Set<Class<?>> records(Route route) {
        Set<Class<?>> found = new LinkedHashSet<>();
        route.answer().ifPresent(view -> collect(view, found));
        return found;
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
