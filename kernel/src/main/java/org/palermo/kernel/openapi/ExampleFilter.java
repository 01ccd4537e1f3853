package org.palermo.kernel.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/// Gives every body that is taken or answered an example that its schema allows, as the document is built.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ExampleFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        Examples examples = new Examples(document);
        document.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream())
                .flatMap(ExampleFilter::contents)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .filter(type -> type.getSchema() != null && type.getExample() == null && (type.getExamples() == null || type.getExamples().isEmpty()))
                .forEach(type -> type.setExample(examples.of(type.getSchema())));
    }

    private static Stream<Content> contents(Operation operation) {
        Stream<Content> taken = operation.getRequestBody() == null ? Stream.empty() : Stream.ofNullable(operation.getRequestBody().getContent());
        Stream<Content> answered = operation.getResponses() == null
                ? Stream.empty()
                : operation.getResponses().getAPIResponses().values().stream().flatMap(response -> Stream.ofNullable(response.getContent()));
        return Stream.concat(taken, answered);
    }
}
