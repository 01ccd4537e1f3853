package org.palermo.kernel.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Changes the status of a successful answer to 201 for each method with `@ResponseStatus(201)`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = FilterOrder.CREATED)
public class CreatedFilter implements OASFilter {
    private static final DotName STATUS = DotName.createSimple(ResponseStatus.class);
    private static final int CREATED = 201;

    private final IndexView index;

    public CreatedFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Endpoint.in(index).filter(CreatedFilter::creates)
                .flatMap(endpoint -> endpoint.operation(document).stream())
                .forEach(operation -> move(operation.getResponses()));
    }

    private static boolean creates(Endpoint endpoint) {
        AnnotationInstance status = endpoint.method().declaredAnnotation(STATUS);
        return status != null && status.value().asInt() == CREATED;
    }

    private static void move(APIResponses responses) {
        APIResponse made = responses.getAPIResponse("200");
        if (made != null) {
            responses.addAPIResponse(String.valueOf(CREATED), made.description("Created"));
            responses.removeAPIResponse("200");
        }
    }
}
