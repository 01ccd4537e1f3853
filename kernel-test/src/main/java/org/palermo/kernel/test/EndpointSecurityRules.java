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

/// Holds the access table of a service against its routes: neither is without the other, nothing is public by accident,
/// and the table names nothing that is not there. Extended by `EndpointSecurityTest` of each service.
public abstract class EndpointSecurityRules {

    /// The Java package of the service.
    protected abstract String packageName();

    protected abstract AccessTable table();

    /// Names of the routes that anybody may call; said a second time here, so that none is opened in passing.
    protected abstract List<String> publicRoutes();

    /// Routes that take what can hold more than it seems, as `Resource.method media/type`, each with the test that has too
    /// much of it refused: a method called `too_large_413…`.
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

    /// Below the table, which lets nobody in without a row: a resource that forgets the filter still wants a token.
    @Test
    void everyResourceWantsAToken() {
        for (Route route : Route.of(packageName())) {
            assertTrue(route.method().getDeclaringClass().isAnnotationPresent(Authenticated.class), route.name() + " in a class without @Authenticated");
            assertTrue(route.resource().isAnnotationPresent(Authenticated.class), route.name() + " in a class without @Authenticated");
        }
    }

    /// Who may call is said in the table and nowhere else.
    @Test
    void noRouteSaysForItself() {
        List<String> said = Route.of(packageName()).stream()
                .filter(route -> route.has(RolesAllowed.class) || route.has(DenyAll.class) || route.resource().isAnnotationPresent(RolesAllowed.class))
                .map(Route::name).toList();
        assertEquals(List.of(), said);
    }

    /// What can hold more than it seems (entities of XML, a workbook or an archive that unpacks to a thousand times its size,
    /// parts of a form) is taken nowhere by accident: who adds one of these adds its limits, and their tests, first.
    @Test
    void bodiesAreOfKindsWhoseSizeIsTheirSize() {
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

    /// Quarkus leaves out a method that is not public, with a warning that nobody reads.
    @Test
    void everyRouteIsServed() {
        List<String> left = Route.of(packageName()).stream().filter(route -> !Modifier.isPublic(route.method().getModifiers())).map(Route::name).toList();
        assertEquals(List.of(), left, "route methods that are not public");
    }
}
