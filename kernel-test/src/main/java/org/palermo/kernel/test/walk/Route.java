package org.palermo.kernel.test.walk;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.test.source.ServiceClasses;

/// A route of a service as its resource class declares or inherits it.
public record Route(Class<?> resource, Method method) {

    public static List<Route> of(String packageName) {
        return ServiceClasses.of(packageName).stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::reflect)
                .flatMap(Route::of)
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::verb))
                .toList();
    }

    private static Stream<Route> of(Class<?> resource) {
        return Stream.<Class<?>>iterate(resource, type -> type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> verb(method).isPresent())
                .map(method -> new Route(resource, method));
    }

    /// `Resource.method`, by which the tests name it.
    public String name() {
        return resource.getSimpleName() + "." + method.getName();
    }

    /// Who may call it.
    ///
    /// @throws IllegalStateException when it declares nothing
    public Operation operation() {
        return Operation.of(name(), allowed().orElseThrow(() -> new IllegalStateException(name() + " does not say who may call it")));
    }

    /// The declaration on the method, or the one on its class for this method.
    public Optional<Allowed> allowed() {
        return Optional.ofNullable(method.getAnnotation(Allowed.class)).or(() -> Arrays.stream(resource.getAnnotationsByType(Allowed.class))
                .filter(allowed -> List.of(allowed.operations()).contains(method.getName())).findFirst());
    }

    public boolean isAudited() {
        return has(Audited.class);
    }

    public String verb() {
        return verb(method).orElseThrow();
    }

    /// With its parameters in braces.
    public String path() {
        Path below = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
    }

    /// Whether its path names something, by an id, a code or a number.
    boolean hasParameters() {
        return path().contains("{");
    }

    boolean hasParameter(String name) {
        return path().contains("{" + name + "}");
    }

    public String summary() {
        return described().map(org.eclipse.microprofile.openapi.annotations.Operation::summary).orElse("");
    }

    /// The tag of its resource.
    public String topic() {
        Tag tag = resource.getAnnotation(Tag.class);
        return tag == null ? "Between services" : tag.name();
    }

    /// Whether the OpenAPI document leaves it out.
    public boolean isHidden() {
        return described().filter(org.eclipse.microprofile.openapi.annotations.Operation::hidden).isPresent();
    }

    private Optional<org.eclipse.microprofile.openapi.annotations.Operation> described() {
        return Optional.ofNullable(method.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class));
    }

    /// The media types in its annotation; JSON where there is none.
    List<String> consumes() {
        Consumes said = method.isAnnotationPresent(Consumes.class)
                ? method.getAnnotation(Consumes.class)
                : resource.getAnnotation(Consumes.class);
        return said == null ? List.of("application/json") : List.of(said.value());
    }

    boolean has(Class<? extends Annotation> annotation) {
        return method.isAnnotationPresent(annotation);
    }

    /// The record type that the answer is or lists, if any.
    public Optional<Class<?>> answer() {
        Type type = method.getGenericReturnType();
        while (type instanceof ParameterizedType wrapped) {
            type = wrapped.getActualTypeArguments()[0];
        }
        return type instanceof Class<?> view && view.isRecord() ? Optional.of(view) : Optional.empty();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null).map(HttpMethod::value).findFirst();
    }
}
