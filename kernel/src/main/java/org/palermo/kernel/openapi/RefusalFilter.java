package org.palermo.kernel.openapi;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.palermo.kernel.problem.Problems;

/// Describes how an operation refuses: with a problem of RFC 9457, whatever the status. Where a resource is changed by its
/// version, it also says that `If-Match` is required and that answers have an `ETag`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = FilterOrder.REFUSALS)
public class RefusalFilter implements OASFilter {
    private static final String SCHEMA = "#/components/schemas/HttpValidationProblem";
    private static final String COMPONENT = "#/components/responses/";
    private static final String REQUEST = "urn:palermo:request:01a216d3-038f-7d2b-921b-f8da4d9ecb56";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().forEach(RefusalFilter::complete);
            Set<String> used = document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                    .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                    .map(APIResponse::getRef).filter(Objects::nonNull).collect(Collectors.toSet());
            Arrays.stream(Refusal.values()).filter(refusal -> used.contains(COMPONENT + refusal.name()))
                    .forEach(refusal -> document.getComponents().addResponse(refusal.name(), refusal.response()));
        }
    }

    private static void complete(String path, PathItem item) {
        boolean versioned = item.getOperations().values().stream().anyMatch(operation -> ifMatch(operation).isPresent());
        item.getOperations().values().forEach(operation -> {
            APIResponses responses = operation.getResponses();
            Stream.of(Refusal.INVALID, Refusal.UNAUTHORISED, Refusal.FORBIDDEN)
                    .filter(said -> responses.hasAPIResponse(said.status()))
                    .forEach(said -> refuse(responses, said));
            if (path.contains("{")) {
                refuse(responses, Refusal.NOT_FOUND);
            }
            ifMatch(operation).ifPresent(header -> {
                header.setRequired(true);
                refuse(responses, Refusal.STALE);
                refuse(responses, Refusal.IF_MATCH_REQUIRED);
            });
            responses.addAPIResponse("default", ref(Refusal.OTHER));
            if (versioned) {
                responses.getAPIResponses().forEach(RefusalFilter::tag);
            }
        });
    }

    private static Optional<Parameter> ifMatch(Operation operation) {
        return operation.getParameters() == null
                ? Optional.empty()
                : operation.getParameters().stream().filter(parameter -> "If-Match".equals(parameter.getName())).findFirst();
    }

    private static void refuse(APIResponses responses, Refusal refusal) {
        responses.addAPIResponse(refusal.status(), ref(refusal));
    }

    private static APIResponse ref(Refusal refusal) {
        return OASFactory.createAPIResponse().ref(refusal.name());
    }

    private static void tag(String status, APIResponse response) {
        if (status.startsWith("2") && response.getContent() != null) {
            response.addHeader("ETag", OASFactory.createHeader().description("The version of the resource in this answer")
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        }
    }

    /// One component for all operations that refuse in the same way.
    private enum Refusal {
        INVALID(Problems.invalid("region", "must be a region of the country")),
        UNAUTHORISED(Problems.unauthorised()),
        FORBIDDEN(Problems.wrongRole()),
        NOT_FOUND(Problems.notFound()),
        STALE(Problems.stale()),
        IF_MATCH_REQUIRED(Problems.preconditionRequired()),
        /// Every other refusal; the type of the problem says which.
        OTHER(Problems.tooLarge("The body is larger than this resource takes."));

        private final HttpProblem problem;

        Refusal(HttpProblem problem) {
            this.problem = problem;
        }

        String status() {
            return String.valueOf(problem.getStatusCode());
        }

        APIResponse response() {
            Content content = OASFactory.createContent().addMediaType(HttpProblem.MEDIA_TYPE.toString(),
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA)).example(example()));
            return OASFactory.createAPIResponse().content(content)
                    .description(this == OTHER ? "Any other refusal: the type of the problem says why" : problem.getTitle());
        }

        private Map<String, Object> example() {
            Map<String, Object> example = new LinkedHashMap<>();
            example.put("type", problem.getType().toString());
            example.put("status", problem.getStatusCode());
            example.put("title", problem.getTitle());
            example.put("detail", problem.getDetail());
            example.put("instance", REQUEST);
            if (problem.getParameters().get("violations") instanceof List<?> violations) {
                example.put("violations", violations.stream().map(Problems.Violation.class::cast).map(Refusal::shown).toList());
            }
            return example;
        }

        /// In a fixed order, so that every build gives the same document.
        private static Map<String, Object> shown(Problems.Violation violation) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("field", violation.field());
            shown.put("message", violation.message());
            return shown;
        }
    }
}
