package org.palermo.kernel.openapi;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.palermo.kernel.access.Allowed;

/// A method that answers requests, of the class that declares or inherits it, as the build sees it.
///
/// @param index that contains both
/// @param resource a class with a path; never abstract
/// @param method of the resource or of an abstract class that it extends
record Endpoint(IndexView index, ClassInfo resource, MethodInfo method) {
    private static final DotName PATH = DotName.createSimple(Path.class);
    private static final DotName ALLOWED = DotName.createSimple(Allowed.class);
    private static final List<Class<?>> VERBS = List.of(
            GET.class, POST.class, PUT.class, PATCH.class, DELETE.class, HEAD.class, OPTIONS.class);

    /// Of all resources in the index.
    static Stream<Endpoint> in(IndexView index) {
        return index.getAnnotations(PATH).stream()
                .filter(path -> path.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(path -> path.target().asClass())
                .filter(resource -> !resource.isAbstract() && !resource.isInterface())
                .flatMap(resource -> withSuperclasses(index, resource)
                        .flatMap(type -> type.methods().stream())
                        .filter(method -> verb(method).isPresent())
                        .map(method -> new Endpoint(index, resource, method)));
    }

    private static Stream<ClassInfo> withSuperclasses(IndexView index, ClassInfo resource) {
        return Stream.iterate(resource, type -> type != null,
                type -> type.superName() == null ? null : index.getClassByName(type.superName()));
    }

    /// Its operation in the document; empty when the document leaves it out.
    Optional<Operation> operation(OpenAPI document) {
        return Optional.ofNullable(document.getPaths().getPathItem(path()))
                .map(item -> item.getOperations().get(verb(method).orElseThrow()));
    }

    /// The declaration on the method, or the one on its class for this method.
    Optional<AnnotationInstance> allowed() {
        return Optional.ofNullable(method.declaredAnnotation(ALLOWED))
                .or(() -> resource.declaredAnnotationsWithRepeatable(ALLOWED, index).stream()
                        .filter(allowed -> names(allowed, "operations").contains(method.name()))
                        .findFirst());
    }

    /// The simple name of the type argument with which the resource extends its routes, e.g. `Consent`.
    Optional<String> typeOfRecord() {
        return resource.superClassType().kind() == Type.Kind.PARAMETERIZED_TYPE
                ? Optional.of(resource.superClassType().asParameterizedType().arguments().getFirst().name().withoutPackagePrefix())
                : Optional.empty();
    }

    static List<String> names(AnnotationInstance annotation, String member) {
        return annotation.value(member) == null ? List.of() : List.of(annotation.value(member).asStringArray());
    }

    static List<String> constants(AnnotationInstance annotation, String member) {
        return annotation.value(member) == null ? List.of() : List.of(annotation.value(member).asEnumArray());
    }

    /// With its parameters in braces.
    String path() {
        return path(resource.declaredAnnotation(PATH)) + path(method.declaredAnnotation(PATH));
    }

    private static String path(AnnotationInstance path) {
        return path == null ? "" : "/" + path.value().asString().replaceAll("^/|/$", "");
    }

    private static Optional<PathItem.HttpMethod> verb(MethodInfo method) {
        return VERBS.stream().filter(verb -> method.hasDeclaredAnnotation(DotName.createSimple(verb))).findFirst()
                .map(verb -> PathItem.HttpMethod.valueOf(verb.getSimpleName()));
    }
}
