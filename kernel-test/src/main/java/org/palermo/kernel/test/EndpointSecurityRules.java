package org.palermo.kernel.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.access.Limit;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.identity.Role;

/// Compares the access table of a service with its routes: each route needs a row and each row a route, nothing may be
/// public by accident, and the table must not name anything that does not exist. Extended by `EndpointSecurityTest` of
/// each service.
public abstract class EndpointSecurityRules {

    /// The Java package of the service.
    protected abstract String packageName();

    protected abstract AccessTable table();

    /// Names of the public routes; listed a second time here, so that none is opened by accident.
    protected abstract List<String> publicRoutes();

    /// Routes that accept a body which can unpack to more than its size, as `Resource.method media/type`, each with the
    /// test class that checks the refusal of a too large one: a method called `too_large_413…`.
    protected Map<String, Class<?>> bodiesThatSwell() {
        return Map.of();
    }

    @Test
    void everyRouteHasOneRowAndEveryRowARoute() {
        List<String> routes = Route.of(packageName()).stream().map(Route::name).sorted().toList();
        assertFalse(routes.isEmpty());
        assertEquals(routes.size(), new HashSet<>(routes).size(), "two routes of one name");
        assertEquals(routes, table().operations().stream().map(Operation::name).sorted().toList());
    }

    @Test
    void nothingIsPublicByAccident() {
        List<String> open = table().operations().stream().filter(Operation::open).map(Operation::name).sorted().toList();
        assertEquals(publicRoutes().stream().sorted().toList(), open);
        assertEquals(open, Route.of(packageName()).stream().filter(route -> route.has(PermitAll.class)).map(Route::name).sorted().toList());
    }

    /// A second check below the table: a resource that the filter does not protect must still need a token.
    @Test
    void everyResourceNeedsAToken() {
        for (Route route : Route.of(packageName())) {
            assertTrue(route.method().getDeclaringClass().isAnnotationPresent(Authenticated.class), route.name() + " in a class without @Authenticated");
            assertTrue(route.resource().isAnnotationPresent(Authenticated.class), route.name() + " in a class without @Authenticated");
        }
    }

    /// Only the table says who may call.
    @Test
    void noRouteHasRolesOfItsOwn() {
        List<String> said = Route.of(packageName()).stream()
                .filter(route -> route.has(RolesAllowed.class) || route.has(DenyAll.class) || route.resource().isAnnotationPresent(RolesAllowed.class))
                .map(Route::name).toList();
        assertEquals(List.of(), said);
    }

    /// Bodies that can unpack to more than their size (XML entities, a workbook or an archive, parts of a form) must not
    /// be accepted by accident: a new one needs limits, and tests of them, first.
    @Test
    void bodiesThatUnpackAreListedWithTheirLimits() {
        Set<String> plain = Set.of("application/json", "application/merge-patch+json", "application/x-ndjson", "text/csv", "application/cloudevents+json");
        Set<String> others = Route.of(packageName()).stream()
                .flatMap(route -> route.consumes().stream().filter(type -> !plain.contains(type)).map(type -> route.name() + " " + type))
                .collect(Collectors.toSet());
        assertEquals(bodiesThatSwell().keySet(), others);
        bodiesThatSwell().forEach((body, test) -> assertTrue(Arrays.stream(test.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Test.class) && method.getName().startsWith("too_large_413")), body + " has no test of its limits"));
    }

    @Test
    void rolesExist() throws IllegalAccessException {
        Set<String> known = new TreeSet<>();
        for (Field field : Role.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                known.add((String) field.get(null));
            }
        }
        Set<String> people = new TreeSet<>(known);
        people.remove(Role.EVENT_SENDER);
        assertEquals(people, new TreeSet<>(Role.OF_PEOPLE));
        for (Operation operation : table().operations()) {
            assertTrue(known.containsAll(operation.roles()), operation.name());
            assertEquals(operation.open(), operation.roles().isEmpty(), operation.name() + " is open or has roles");
            assertFalse(operation.scope().isBlank(), operation.name() + " does not say which records");
        }
        table().limits().forEach(limit -> assertTrue(people.containsAll(limit.roles()), limit.toString()));
    }

    @Test
    void limitedFieldsExistAndAreAnswered() {
        Set<Class<?>> answered = Route.of(packageName()).stream().flatMap(route -> Answers.records(route).stream()).collect(Collectors.toSet());
        for (Limit limit : table().limits()) {
            assertTrue(answered.contains(limit.view()), limit.view() + " is in no answer");
            assertTrue(Arrays.stream(limit.view().getRecordComponents()).anyMatch(c -> c.getName().equals(limit.field())), limit.toString());
        }
    }

    /// Quarkus ignores a route method that is not public, with only a warning.
    @Test
    void everyRouteIsServed() {
        List<String> left = Route.of(packageName()).stream().filter(route -> !Modifier.isPublic(route.method().getModifiers())).map(Route::name).toList();
        assertEquals(List.of(), left, "route methods that are not public");
    }
}
