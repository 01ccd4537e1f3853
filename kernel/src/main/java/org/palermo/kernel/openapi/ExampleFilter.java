package org.palermo.kernel.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Gives every request and response body of JSON an example that its schema allows, when the document is built.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = FilterOrder.EXAMPLES)
public class ExampleFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        Examples examples = new Examples(document);
        document.getPaths().getPathItems().values().stream().flatMap(path -> path.getOperations().values().stream())
                .flatMap(ExampleFilter::contents)
                .flatMap(content -> content.getMediaTypes().entrySet().stream())
                .filter(type -> type.getKey().contains("json"))
                .map(Map.Entry::getValue)
                .filter(type -> type.getSchema() != null && !isText(type.getSchema()) && type.getExample() == null
                        && (type.getExamples() == null || type.getExamples().isEmpty()))
                .forEach(type -> type.setExample(examples.of(type.getSchema())));
        document.getPaths().getPathItems().values().stream().filter(path -> path.getPATCH() != null && path.getPUT() != null)
                .forEach(path -> taken(path.getPATCH()).setExample(part(taken(path.getPUT()).getExample())));
    }

    /// A file, or lines of text: the media type describes its form.
    private static boolean isText(Schema schema) {
        return schema.getType() != null && schema.getType().contains(Schema.SchemaType.STRING);
    }

    /// The example of a partial change: the first field of the complete example.
    private static Object part(Object whole) {
        return whole instanceof Map<?, ?> fields
                ? fields.entrySet().stream().limit(1).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                : whole;
    }

    private static MediaType taken(Operation operation) {
        return operation.getRequestBody().getContent().getMediaTypes().values().iterator().next();
    }

    private static Stream<Content> contents(Operation operation) {
        Stream<Content> taken = operation.getRequestBody() == null
                ? Stream.empty()
                : Stream.ofNullable(operation.getRequestBody().getContent());
        Stream<Content> answered = operation.getResponses() == null
                ? Stream.empty()
                : operation.getResponses().getAPIResponses().values().stream()
                        .flatMap(response -> Stream.ofNullable(response.getContent()));
        return Stream.concat(taken, answered);
    }
}
