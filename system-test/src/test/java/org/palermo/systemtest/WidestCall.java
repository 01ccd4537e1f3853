package org.palermo.systemtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.palermo.systemtest.suite.Port;

/// An operation of the API document, called by somebody who asks for everything.
///
/// @param bodies from the largest to the example; an empty one if the operation takes none
record WidestCall(String method, String template, Port service, String query, String mediaType, List<byte[]> bodies) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    /// The values of parameters that have no largest value.
    private static final Map<String, String> NAMED = Map.ofEntries(Map.entry("country", "GB"), Map.entry("scope", "GB"), Map.entry("version", "v3.1"), Map.entry("quarter", "2026-Q2"),
            Map.entry("full", "true"), Map.entry("seconds", "0"), Map.entry("from", "2016-01-01"), Map.entry("until", LocalDate.now().toString()),
            Map.entry("list", "greedy"), Map.entry("language", "en"), Map.entry("form", "palermo-visit"));
    /// What is said about a file, by the path that takes it.
    private static final Map<String, Map<String, String>> NAMED_OF_FILE = Map.of(
            "/api/inspection/v1/goods/imports", Map.of("edition", "greedy", "publishedOn", "2001-01-01", "source", "greedy"),
            "/api/shelter/v1/shelters/imports", Map.of("region", "GB-ENG-LDN", "operatorAgency", "00000000-0000-7000-8000-000000000020"));
    private static final String OF_PHONES = "/openrosa/";
    private static final Map<Port, String> RETAINED = Map.of(Port.REFERRAL, "case_file", Port.SHELTER, "hold", Port.INSPECTION, "finding");

    /// Each operation, once for each media type of its body.
    ///
    /// @param workplace the id of a workplace that a form is about
    static List<WidestCall> all(JsonNode document, String workplace) {
        var all = new ArrayList<WidestCall>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream().filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> all.addAll(of(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue(), document, workplace))));
        return all;
    }

    private static List<WidestCall> of(String method, String path, JsonNode operation, JsonNode document, String workplace) {
        var service = path.startsWith("/api/nrm/") ? Port.REFERRAL : path.startsWith("/api/inspection/") || path.startsWith(OF_PHONES) ? Port.INSPECTION : Port.SHELTER;
        var query = StreamSupport.stream(operation.path("parameters").spliterator(), false).filter(parameter -> parameter.path("in").asText().equals("query"))
                .flatMap(parameter -> widest(path, parameter, service).map(value -> parameter.get("name").asText() + "=" + value).stream()).collect(Collectors.joining("&"));
        var bodies = operation.at("/requestBody/content").properties();
        return bodies.isEmpty() ? List.of(new WidestCall(method, path, service, query, null, List.of(new byte[0])))
                : bodies.stream().map(body -> new WidestCall(method, path, service, query, body.getKey(),
                        bodies(path, body.getKey(), body.getValue(), document, workplace))).toList();
    }

    private static Optional<String> widest(String path, JsonNode parameter, Port service) {
        var name = parameter.get("name").asText();
        if (path.endsWith("/nights") && name.equals("from")) {
            return Optional.of(LocalDate.now().toString());
        }
        if (name.equals("kind") && parameter.path("required").asBoolean()) {
            return Optional.of(RETAINED.get(service));
        }
        if (name.equals("record")) {
            return Optional.of(UUID.randomUUID().toString());
        }
        var ofFile = NAMED_OF_FILE.getOrDefault(path, Map.of()).get(name);
        if (ofFile != null) {
            return Optional.of(ofFile);
        }
        return Optional.ofNullable(NAMED.get(name))
                .or(() -> parameter.at("/schema/maximum").isNumber() ? Optional.of(parameter.at("/schema/maximum").asText()) : Optional.empty())
                .filter(value -> parameter.path("required").asBoolean() || !name.equals("country") && !name.equals("language"));
    }

    private static List<byte[]> bodies(String path, String mediaType, JsonNode content, JsonNode document, String workplace) {
        if (content.has("example")) {
            var largest = new LargestBody(document).of(content.path("schema"), content.get("example")).toString();
            return List.of(largest.getBytes(StandardCharsets.UTF_8), content.get("example").toString().getBytes(StandardCharsets.UTF_8));
        }
        return List.of(LargestFile.of(path, mediaType, workplace));
    }

    /// Whether the operation takes a file. Only a few files are accepted at the same time, and one for each person.
    boolean isImport() {
        return mediaType != null && template.endsWith("/imports");
    }

    /// Whether the body is a file that the service unpacks or parses as a whole.
    boolean isWholeFile() {
        return mediaType != null && LargestFile.WHOLE.contains(mediaType);
    }

    /// Whether phones call it, which sign in by themselves.
    boolean isOfPhones() {
        return template.startsWith(OF_PHONES);
    }

    /// Whether the software of partners calls it, which signs in by itself.
    boolean isOfPartners() {
        return template.endsWith("/partner-tips");
    }

    /// Lists, figures and files, whose cost grows with all records and not with one.
    boolean isCostly() {
        return isImport() || isWholeFile() || isRead() && !template.contains("{");
    }

    /// The media type of the body, as a caller states it.
    String contentType() {
        return mediaType.equals(LargestFile.FORM) ? mediaType + "; boundary=" + LargestXml.BOUNDARY : mediaType;
    }

    /// The path of the list that contains the last record that the template names.
    String listTemplate() {
        return template.substring(0, Math.max(0, template.lastIndexOf("/{")));
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /// @param known the id of a record in the list of this path
    String path(UnaryOperator<String> known) {
        var filled = template;
        for (var found = PARAMETER.matcher(filled); found.find(); found = PARAMETER.matcher(filled)) {
            var value = found.group(1).equals("kind") ? RETAINED.get(service) : NAMED.get(found.group(1));
            filled = found.replaceFirst(Matcher.quoteReplacement(value != null ? value : known.apply(filled.substring(0, found.start() - 1))));
        }
        return query.isEmpty() ? filled : filled + "?" + query;
    }

    @Override
    public String toString() {
        return method + " " + template + (mediaType == null || mediaType.equals("application/json") ? "" : " " + mediaType);
    }
}
