package org.palermo.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.io.CharConversionException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.jboss.logging.MDC;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.protection.KeysUnavailable;
import org.palermo.kernel.protection.SealedDataDamaged;
import org.palermo.kernel.sql.SqlState;

/// Rewrites every problem: a type of our own, and never the message of an exception, which could repeat what the caller
/// sent. It runs before the logger, so the logs contain no more than the answer.
@ApplicationScoped
class SafeProblems implements ProblemPostProcessor {
    private static final int BEFORE_THE_LOGGER = 200;
    /// Serialisation failure, deadlock, lock timeout, statement timeout.
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "55P03", "57014");

    @Override
    public int priority() {
        return BEFORE_THE_LOGGER;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return HttpProblem.builder(said(problem, context)).withInstance(occurrence()).build();
    }

    /// An unexpected failure.
    static HttpProblem failed() {
        return HttpProblem.builder(failed(500)).withInstance(occurrence()).build();
    }

    private static HttpProblem failed(int status) {
        return Problems.of(status, "request", "failed", "Something went wrong here",
                "The failure was recorded under the request id. No change was stored in part.").build();
    }

    /// The occurrence of the problem (RFC 9457), by the request id that the logs use. By default it would be the path,
    /// which the caller has written.
    private static URI occurrence() {
        Object id = MDC.get("requestId");
        return URI.create("urn:palermo:request:" + (id == null ? Ids.next() : id));
    }

    private HttpProblem said(HttpProblem problem, ProblemContext context) {
        HttpProblem known = fromJson(context.cause);
        if (known == null) {
            known = fromDatabase(context.cause);
        }
        if (known == null) {
            known = fromProtection(context.cause);
        }
        if (known != null) {
            return known;
        }
        if (context.cause instanceof ConstraintViolationException violations) {
            return Problems.invalid(violations.getConstraintViolations().stream()
                    .map(v -> new Problems.Violation(field(v.getPropertyPath()), v.getMessage()))
                    .sorted(Comparator.comparing(Problems.Violation::field))
                    .toList());
        }
        return problem.getType() == null ? byStatus(problem) : problem;
    }

    static HttpProblem fromJson(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnrecognizedPropertyException unknown) {
                return Problems.invalid(jsonPath(unknown), "must be a known field; known here: " + known(unknown));
            }
            if (at instanceof JsonMappingException mapping && !UnreadableValue.hasMoreAfter(mapping)) {
                return Problems.invalid(jsonPath(mapping.getPath()), UnreadableValue.defect(mapping));
            }
            if (at instanceof JsonProcessingException || at instanceof CharConversionException) {
                return Problems.of(400, "request", "malformed-json", "The body is not JSON",
                        "The body can't be read as JSON in UTF-8.").build();
            }
        }
        return null;
    }

    /// A transaction that lost against another one, or against its time limit. Nothing of it was stored.
    private static HttpProblem fromDatabase(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof OptimisticLockException || at instanceof StaleStateException) {
                return Problems.stale();
            }
        }
        return LOST_RACES.contains(SqlState.of(cause))
                ? Problems.of(503, "request", "busy", "Too much at once", "Another request uses a record that this one needs. Try again.")
                        .withHeader("Retry-After", 1)
                        .build()
                : null;
    }

    /// Sealed data that can't be opened: only the operator's health checks and logs say which key and which record.
    private static HttpProblem fromProtection(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof KeysUnavailable missing) {
                return Problems.unavailable("protection", missing.reason().code(), missing.reason().detail());
            }
            if (at instanceof SealedDataDamaged) {
                return Problems.of(500, "protection", "damaged", "This record is damaged",
                        "A part of it was changed after it was stored and can't be opened. Other records are not affected.").build();
            }
        }
        return null;
    }

    /// The field as the caller named it: the path inside the body, or the name of the parameter.
    private static String field(Path path) {
        List<String> steps = new ArrayList<>();
        path.forEach(node -> steps.add(node.toString().replaceAll("\\.?<[a-z ]+>", "")));
        List<String> inBody = steps.stream().skip(2).filter(step -> !step.isEmpty()).toList();
        if (!inBody.isEmpty()) {
            return String.join(".", inBody);
        }
        return steps.size() < 2 || steps.get(1).equals("command") ? "body" : steps.get(1);
    }

    /// The unknown name itself is the caller's text, which may be a person's name.
    private static String jsonPath(UnrecognizedPropertyException unknown) {
        List<JsonMappingException.Reference> path = unknown.getPath();
        return jsonPath(
                Stream.concat(path.stream().limit(path.size() - 1), Stream.of(new JsonMappingException.Reference(null, "?"))).toList());
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds() == null
                ? "none"
                : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String jsonPath(List<JsonMappingException.Reference> path) {
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
            case 401 -> Problems.unauthorised();
            case 403 -> Problems.wrongRole();
            case 404 -> Problems.notFound();
            case 405 -> Problems.of(405, "request", "method", "That method is not offered here", "See Allow.").build();
            case 406 -> Problems.of(406, "request", "not-acceptable", "Not available in that format",
                    "The resource is not offered in that media type.").build();
            case 413 -> Problems.tooLarge("The body is larger than this resource takes.");
            case 415 -> Problems.of(415, "request", "media-type", "That media type is not taken",
                    "See the documentation of the operation.").build();
            default -> null;
        };
        if (known == null) {
            int status = problem.getStatusCode() >= 400 ? problem.getStatusCode() : 500;
            known = status >= 500
                    ? failed(status)
                    : Problems.of(status, "request", "refused", "The request was refused", "The request can't be taken.").build();
        }
        HttpProblem.Builder answer = HttpProblem.builder(known);
        problem.getHeaders().forEach(answer::withHeader);
        return answer.build();
    }
}
