package org.palermo.kernel.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Walks every route of a service: one that does not say who may call it fails the build, and so does a public one
/// that is not on the service's list. Extended by `EndpointSecurityTest` of each service.
public abstract class EndpointSecurityRules {

    /// The Java package of the service.
    protected abstract String packageName();

    /// `Class.method` of the routes that anybody may call.
    protected abstract List<String> publicRoutes();

    @Test
    void everyRouteSaysWhoMayCallIt() {
        List<String> bare = routes().filter(route -> !isSaid(route, RolesAllowed.class) && !isSaid(route, PermitAll.class)).map(EndpointSecurityRules::name).toList();
        assertEquals(List.of(), bare, "routes without @RolesAllowed or @PermitAll");
    }

    @Test
    void nothingIsPublicByAccident() {
        List<String> open = routes().filter(route -> isSaid(route, PermitAll.class)).map(EndpointSecurityRules::name).sorted().toList();
        assertEquals(publicRoutes().stream().sorted().toList(), open);
    }

    /// Quarkus leaves out a method that is not public, with a warning that nobody reads.
    @Test
    void everyRouteIsServed() {
        List<String> left = routes().filter(route -> !route.getModifiers().contains(JavaModifier.PUBLIC)).map(EndpointSecurityRules::name).toList();
        assertEquals(List.of(), left, "route methods that are not public");
    }

    @Test
    void thereAreRoutes() {
        assertFalse(routes().toList().isEmpty());
    }

    private Stream<JavaMethod> routes() {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packageName());
        return classes.stream().flatMap(type -> type.getMethods().stream()).filter(EndpointSecurityRules::isRoute);
    }

    private static boolean isRoute(JavaMethod method) {
        return method.getAnnotations().stream().anyMatch(a -> a.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static boolean isSaid(JavaMethod route, Class<? extends java.lang.annotation.Annotation> annotation) {
        JavaClass resource = route.getOwner();
        return route.isAnnotatedWith(annotation) || resource.isAnnotatedWith(annotation);
    }

    private static String name(JavaMethod route) {
        return route.getOwner().getSimpleName() + "." + route.getName();
    }
}
