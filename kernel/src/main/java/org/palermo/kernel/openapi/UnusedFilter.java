package org.palermo.kernel.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Removes schemas that no operation uses, e.g. those of shared routes that this service does not have. Runs last.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = FilterOrder.UNUSED)
public class UnusedFilter implements OASFilter {
    private static final String SCHEMA = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> all = document.getComponents().getSchemas();
        Set<String> used = new HashSet<>();
        document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .flatMap(UnusedFilter::schemas).forEach(schema -> use(schema, all, used));
        if (document.getComponents().getResponses() != null) {
            document.getComponents().getResponses().values().stream().flatMap(answer -> schemas(answer.getContent()))
                    .forEach(schema -> use(schema, all, used));
        }
        List.copyOf(all.keySet()).stream().filter(name -> !used.contains(name)).forEach(document.getComponents()::removeSchema);
    }

    private static Stream<Schema> schemas(Operation operation) {
        Stream<Schema> parameters = operation.getParameters() == null
                ? Stream.empty()
                : operation.getParameters().stream().map(parameter -> parameter.getSchema());
        Stream<Schema> taken = operation.getRequestBody() == null ? Stream.empty() : schemas(operation.getRequestBody().getContent());
        Stream<Schema> answered = operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .flatMap(UnusedFilter::schemas);
        return Stream.of(parameters, taken, answered).flatMap(schemas -> schemas);
    }

    private static Stream<Schema> schemas(Content content) {
        return content == null ? Stream.empty() : content.getMediaTypes().values().stream().map(media -> media.getSchema());
    }

    private static void use(Schema schema, Map<String, Schema> all, Set<String> used) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(SCHEMA.length());
            if (used.add(name)) {
                use(all.get(name), all, used);
            }
        }
        Stream.of(schema.getProperties() == null ? null : schema.getProperties().values(),
                        schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(part -> use(part, all, used));
        use(schema.getItems(), all, used);
        use(schema.getAdditionalPropertiesSchema(), all, used);
    }
}
