package org.palermo.kernel.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Changes the status of a successful answer to 201 for each method with `@ResponseStatus(201)`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CreatedFilter implements OASFilter {
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName STATUS = DotName.createSimple(ResponseStatus.class);
    private static final int CREATED = 201;

    private final IndexView index;

    public CreatedFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        index.getAnnotations(STATUS).stream()
                .filter(status -> status.target().kind() == AnnotationTarget.Kind.METHOD && status.value().asInt() == CREATED)
                .flatMap(status -> paths(status.target().asMethod()))
                .map(path -> document.getPaths().getPathItem(path))
                .map(item -> item.getPOST().getResponses())
                .forEach(CreatedFilter::move);
    }

    /// A method of an abstract class has a path in each class that extends it.
    private Stream<String> paths(MethodInfo method) {
        String below = path(method.annotation(PATH));
        return Stream.concat(Stream.of(method.declaringClass()), index.getAllKnownSubclasses(method.declaringClass().name()).stream())
                .filter(resource -> !resource.isAbstract() && resource.hasDeclaredAnnotation(PATH))
                .map(resource -> path(resource.declaredAnnotation(PATH)) + below);
    }

    private static String path(AnnotationInstance path) {
        return path == null ? "" : "/" + path.value().asString().replaceAll("^/|/$", "");
    }

    private static void move(APIResponses responses) {
        APIResponse made = responses.getAPIResponse("200");
        if (made != null) {
            responses.addAPIResponse(String.valueOf(CREATED), made.description("Created"));
            responses.removeAPIResponse("200");
        }
    }
}
