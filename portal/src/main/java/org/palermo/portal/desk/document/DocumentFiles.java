package org.palermo.portal.desk.document;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestMulti;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiFile;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.NotShownPages;
import org.palermo.portal.desk.Purpose;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;

/// Passes files from the service to the browser while they arrive.
@RequestScoped
public class DocumentFiles {
    /// Whatever a file contains, a browser runs and loads nothing of it.
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");
    private static final ApiAnswer NOT_WANTED = new ApiAnswer(404, null, new JsonObject());

    private final ApiFiles files;
    private final Operations operations;
    private final Frames frames;
    private final NotShownPages notShown;
    private final CurrentReader reader;

    DocumentFiles(ApiFiles files, Operations operations, Frames frames, NotShownPages notShown, CurrentReader reader) {
        this.files = files;
        this.operations = operations;
        this.frames = frames;
        this.notShown = notShown;
        this.reader = reader;
    }

    /// What the browser gets: a file, or the page that says why there is none.
    private record Given(int status, Map<String, List<String>> headers, Multi<byte[]> content) {}

    /// A file to keep. The browser never shows it, whatever the service says.
    ///
    /// @param operation that gives it
    /// @param path the values of its path
    public RestMulti<byte[]> download(String operation, Map<String, String> path) {
        return given(operation, path, file -> true, file -> headers(
                file.type() == null ? MediaType.APPLICATION_OCTET_STREAM : file.type(),
                file.disposition() != null && file.disposition().startsWith("attachment") ? file.disposition() : "attachment"));
    }

    /// A picture to show.
    ///
    /// @param operation that gives it
    /// @param path the values of its path
    public RestMulti<byte[]> picture(String operation, Map<String, String> path) {
        return given(operation, path, file -> file.type() != null && PICTURES.contains(file.type()),
                file -> headers(file.type(), "inline"));
    }

    private RestMulti<byte[]> given(
            String operation, Map<String, String> path, Predicate<ApiFile> wanted,
            Function<ApiFile, Map<String, List<String>>> headers) {
        Uni<Given> given = reader.get()
                .chain(person -> files.read(person, operations.get(operation), path, Purpose.of(person, null))
                        .chain(file -> !file.answer().isGood() ? page(frames.of(person), file.answer())
                                : wanted.test(file) ? Uni.createFrom().item(new Given(file.status(), headers.apply(file), file.content()))
                                : page(frames.of(person), dropped(file))));
        return RestMulti.fromUniResponse(given, Given::content, Given::headers, Given::status);
    }

    /// Ends the answer of the service without reading it: what it sends is not shown.
    private static ApiAnswer dropped(ApiFile file) {
        file.content().subscribe().with(block -> { }, e -> { }).cancel();
        return NOT_WANTED;
    }

    /// The page of the record that the file belongs to is one level up.
    private Uni<Given> page(Frame frame, ApiAnswer answer) {
        String record = frame.here().substring(0, frame.here().lastIndexOf('/'));
        return notShown.page(frame.from(record), record, answer).map(page -> new Given(page.getStatus(),
                Map.of("Content-Type", List.of(MediaType.TEXT_HTML + ";charset=utf-8")),
                Multi.createFrom().item(page.getEntity().getBytes(StandardCharsets.UTF_8))));
    }

    private static Map<String, List<String>> headers(String type, String disposition) {
        return Map.of("Content-Type", List.of(type), "Content-Disposition", List.of(disposition),
                "Content-Security-Policy", List.of(POLICY), "X-Content-Type-Options", List.of("nosniff"));
    }
}
