package org.palermo.kernel.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.HttpValidationProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/// The last word on every problem: a type of our own, and never the message of an exception, which could repeat what
/// the caller sent. Stands before the logger, so the logs see no more than the caller does.
@ApplicationScoped
class SafeProblems implements ProblemPostProcessor {
    private static final int BEFORE_THE_LOGGER = 200;

    @Override
    public int priority() {
        return BEFORE_THE_LOGGER;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem json = fromJson(context.cause);
        if (json != null) {
            return json;
        }
        if (problem instanceof HttpValidationProblem) {
            return Problems.invalid(((List<?>) problem.getParameters().get("violations")).stream()
                    .map(Violation.class::cast)
                    .map(v -> new Problems.Violation(v.field, v.message))
                    .toList());
        }
        return problem.getType() == null ? byStatus(problem) : problem;
    }

    private static HttpProblem fromJson(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnrecognizedPropertyException unknown) {
                return Problems.invalid(path(unknown.getPath()), "is not a known field");
            }
            if (at instanceof JsonParseException || at instanceof JsonEOFException) {
                return Problems.of(400, "request", "malformed-json", "The body is not JSON", "The body can't be read as JSON in UTF-8.").build();
            }
            if (at instanceof JsonMappingException mapping) {
                return Problems.invalid(path(mapping.getPath()), "has the wrong type or a value that is not allowed");
            }
            if (at instanceof JsonProcessingException) {
                return Problems.of(400, "request", "malformed-json", "The body is not JSON", "The body can't be read as JSON in UTF-8.").build();
            }
            if (at instanceof java.io.CharConversionException) {
                return Problems.of(400, "request", "malformed-json", "The body is not JSON", "The body can't be read as JSON in UTF-8.").build();
            }
        }
        return null;
    }

    /// Unknown names are the caller's words: they are cut and reduced to letters before they go back.
    private static String path(List<JsonMappingException.Reference> path) {
        String written = path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + safe(step.getFieldName()))
                .collect(Collectors.joining());
        return written.isEmpty() ? "body" : written.startsWith(".") ? written.substring(1) : written;
    }

    private static String safe(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]{0,39}") ? name : "(unknown)";
    }

    private static HttpProblem byStatus(HttpProblem problem) {
        HttpProblem known = switch (problem.getStatusCode()) {
            case 400 -> Problems.of(400, "request", "invalid", "Something in the request is wrong", "The request can't be read.").build();
            case 401 -> Problems.of(401, "identity", "unauthorised", "You are not signed in", "A valid access token is needed.").build();
            case 403 -> Problems.forbidden("identity", "forbidden", "Your role does not allow this.");
            case 404 -> Problems.notFound();
            case 405 -> Problems.of(405, "request", "method", "That method is not offered here", "See Allow.").build();
            case 406 -> Problems.of(406, "request", "not-acceptable", "No such form", "The resource is not offered in that media type.").build();
            case 413 -> Problems.tooLarge("The body is larger than this resource takes.");
            case 415 -> Problems.of(415, "request", "media-type", "That media type is not taken", "See the documentation of the operation.").build();
            default -> null;
        };
        if (known == null) {
            int status = problem.getStatusCode() >= 400 ? problem.getStatusCode() : 500;
            known = Problems.of(status, "request", status >= 500 ? "failed" : "refused",
                    status >= 500 ? "Something went wrong here" : "The request was refused",
                    status >= 500 ? "It was recorded under the request id. Nothing was half-written." : "The request can't be taken.").build();
        }
        HttpProblem.Builder answer = HttpProblem.builder(known);
        problem.getHeaders().forEach(answer::withHeader);
        return answer.build();
    }
}
