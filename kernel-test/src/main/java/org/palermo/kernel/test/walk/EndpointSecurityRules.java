package org.palermo.kernel.test.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.source.ServiceClasses;

/// Compares the declarations of a service's operations with its routes: each route declares who may call it, no route is
/// public by accident, and every declaration belongs to a route. `EndpointSecurityTest` of each service extends it.
public abstract class EndpointSecurityRules {

    /// The Java package of the service.
    protected abstract String packageName();

    /// The names of the routes that anybody may call. They are repeated here, so that no route becomes public by accident.
    protected abstract List<String> publicRoutes();

    /// Routes that accept a body which can unpack to more than its size, as `Resource.method media/type`, each with the
    /// test class that checks the refusal of a too large one: a method called `too_large_413…`.
    protected Map<String, Class<?>> bodiesThatSwell() {
        return Map.of();
    }

    @Test
    void everyRouteDeclaresOnceWhoMayCallIt() {
        List<Route> routes = Route.of(packageName());
        assertFalse(routes.isEmpty());
        assertEquals(routes.size(), routes.stream().map(Route::name).distinct().count(), "two routes of one name");
        assertEquals(List.of(), routes.stream().filter(route -> route.allowed().isEmpty()).map(Route::name).toList());
        Set<String> names = routes.stream().map(Route::name).collect(Collectors.toSet());
        for (Class<?> resource : routes.stream().map(Route::resource).collect(Collectors.toSet())) {
            for (Allowed allowed : resource.getAnnotationsByType(Allowed.class)) {
                assertTrue(allowed.operations().length > 0, resource + " does not name the inherited methods");
                for (String operation : allowed.operations()) {
                    assertTrue(names.contains(resource.getSimpleName() + "." + operation), resource + " has no operation " + operation);
                }
            }
        }
    }

    @Test
    void nothingIsPublicByAccident() {
        List<String> open = Route.of(packageName()).stream().filter(route -> route.operation().open()).map(Route::name).sorted().toList();
        assertEquals(publicRoutes().stream().sorted().toList(), open);
        assertEquals(open, Route.of(packageName()).stream().filter(route -> route.has(PermitAll.class)).map(Route::name).sorted().toList());
    }

    /// A second protection: even without the filter that reads the declarations, a resource requires a token.
    @Test
    void everyResourceNeedsAToken() {
        for (Route route : Route.of(packageName())) {
            boolean byClass = route.method().getDeclaringClass().isAnnotationPresent(Authenticated.class)
                    && route.resource().isAnnotationPresent(Authenticated.class);
            assertTrue(byClass || route.has(Authenticated.class), route.name() + " without @Authenticated");
        }
    }

    /// Only `@Allowed` says who may call a route.
    @Test
    void noRouteHasRolesOfItsOwn() {
        List<String> said = Route.of(packageName()).stream()
                .filter(route -> route.has(RolesAllowed.class) || route.has(DenyAll.class)
                        || route.resource().isAnnotationPresent(RolesAllowed.class))
                .map(Route::name).toList();
        assertEquals(List.of(), said);
    }

    /// Bodies that can unpack to more than their size (XML entities, a workbook or an archive, parts of a form) must not
    /// be accepted by accident: a new one needs limits, and tests of them, first.
    @Test
    void bodiesThatUnpackAreListedWithTheirLimits() {
        Set<String> plain = Set.of("application/json", "application/merge-patch+json",
                "application/x-ndjson", "text/csv", "application/cloudevents+json");
        Set<String> others = Route.of(packageName()).stream()
                .flatMap(route -> route.consumes().stream().filter(type -> !plain.contains(type)).map(type -> route.name() + " " + type))
                .collect(Collectors.toSet());
        assertEquals(bodiesThatSwell().keySet(), others);
        bodiesThatSwell().forEach((body, test) -> assertTrue(Arrays.stream(test.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Test.class) && method.getName().startsWith("too_large_413")),
                body + " has no test of its limits"));
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
        people.remove(Role.INSPECTION_PHONE);
        people.remove(Role.TIP_PARTNER);
        assertEquals(people, new TreeSet<>(Role.OF_PEOPLE));
        for (Route route : Route.of(packageName())) {
            Operation operation = route.operation();
            assertTrue(known.containsAll(operation.roles()), operation.name());
            assertEquals(operation.open(), operation.roles().isEmpty(), operation.name() + " is open or has roles");
            assertFalse(route.allowed().orElseThrow().scope().isBlank(), operation.name() + " does not say which records");
            Answers.records(route).forEach(view -> Answers.limited(view).values()
                    .forEach(roles -> assertTrue(people.containsAll(roles), view + " is limited to roles that do not exist")));
        }
    }

    /// A limit on a record that is in no answer would protect nothing.
    @Test
    void limitedFieldsAreAnswered() {
        Set<Class<?>> answered = Route.of(packageName()).stream()
                .flatMap(route -> Answers.records(route).stream())
                .collect(Collectors.toSet());
        ServiceClasses.of(packageName()).stream()
                .filter(JavaClass::isRecord)
                .map(JavaClass::reflect)
                .filter(view -> !Answers.limited(view).isEmpty())
                .forEach(view -> assertTrue(answered.contains(view), view + " is in no answer"));
    }

    /// Quarkus ignores a route method that is not public, with only a warning.
    @Test
    void everyRouteIsServed() {
        List<String> left = Route.of(packageName()).stream()
                .filter(route -> !Modifier.isPublic(route.method().getModifiers()))
                .map(Route::name)
                .toList();
        assertEquals(List.of(), left, "route methods that are not public");
    }
}
