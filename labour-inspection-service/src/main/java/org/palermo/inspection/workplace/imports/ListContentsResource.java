package org.palermo.inspection.workplace.imports;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.ArrivingBody;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;

/// Receives the file of a list, and sends the file of its rejected rows.
@Tag(name = "Lists of workplaces", description = "Imports of published lists in the background, with their progress and rejected rows.")
@Path("/api/inspection/v1/workplace-lists/{id}")
@Authenticated
class ListContentsResource {
    /// The largest file, in bytes.
    private static final long MOST = 36L << 20;
    private static final int ROWS_AT_ONCE = 100;

    private final ListImports imports;
    private final ArrivingBody arriving;
    private final CurrentBody current;
    private final CurrentActor actor;

    ListContentsResource(ListImports imports, ArrivingBody arriving, CurrentBody current, CurrentActor actor) {
        this.imports = imports;
        this.arriving = arriving;
        this.current = current;
        this.actor = actor;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the organisation has no such import; 409 when its file is here; 413
    ///     when it is too large; 422 when it is empty
    @PUT
    @Path("/content")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "sendWorkplaceImportContent", summary = "Send the file of a list, at most 36 MiB",
            description = "CSV (UTF-8, UTF-16, windows-1252 or Latin-1) or a workbook (XLSX), recognised by its first bytes, with at most "
                    + "100,000 rows. Whatever the file is, the media type of the request is `application/octet-stream`. The import begins "
                    + "when the whole file is here. If the connection breaks, send the file again: the request that began last counts, "
                    + "and an earlier one gets 409. An empty file gets 422, a second file 409.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = ListImports.OWN)
    @Audited
    public Uni<ListImportView> send(UUID id) {
        Actor sender = actor.get();
        LargeBody file = current.get();
        return imports.expect(sender, id).flatMap(sending -> {
            InputStream body = new LimitedBody(arriving.open(MOST), MOST);
            AtomicInteger number = new AtomicInteger();
            AtomicLong size = new AtomicLong();
            AtomicReference<ListFormat> format = new AtomicReference<>();
            return Multi.createBy().repeating().uni(() -> file.work(() -> body.readNBytes(PieceFile.PIECE)))
                    .until(piece -> piece.length == 0)
                    .onFailure(IOException.class).transform(brokenOff -> Problems.late())
                    .onItem().transformToUniAndConcatenate(piece -> {
                        format.compareAndSet(null, ListFormat.of(piece));
                        return imports.piece(sender, id, sending, number.getAndIncrement(), piece, size.addAndGet(piece.length));
                    })
                    .collect().last()
                    .chain(() -> {
                        if (size.get() == 0) {
                            throw Problems.unprocessable("file", "empty", "The file is empty.");
                        }
                        return imports.queue(sender, id, sending, format.get(), size.get());
                    });
        }).invoke(imports::work);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the organisation has no such import
    @GET
    @Path("/rejected-rows/exports")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "exportRejectedWorkplaceRows", summary = "Download the rejected rows of an import as CSV",
            description = "The file has the columns of the list, and two columns before them: the line in the imported file, and what the "
                    + "row must be. Correct the rows and import the file again: the import does not read the two columns.")
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = ListImports.OWN)
    @Audited
    public Multi<byte[]> export(UUID id) {
        Actor reader = actor.get();
        Multi<byte[]> file = imports.header(reader, id).onItem().transformToMulti(header -> Multi.createBy().concatenating().streams(
                Multi.createFrom().item(line(Stream.concat(Stream.of("rejected line", "rejected because"), header.stream()).toList())),
                rows(reader, id)));
        return RestMulti.fromMultiData(file)
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"rejected.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private Multi<byte[]> rows(Actor reader, UUID id) {
        return Multi.createBy().repeating().<AtomicInteger, List<RejectedRowView>>uni(AtomicInteger::new,
                        behind -> imports.some(reader, id, behind.get(), ROWS_AT_ONCE)
                                .invoke(some -> some.stream().mapToInt(RejectedRowView::row).max().ifPresent(behind::set)))
                .until(List::isEmpty)
                .map(some -> {
                    StringBuilder text = new StringBuilder();
                    some.forEach(row -> text.append(new String(line(Stream.concat(Stream.of(String.valueOf(row.row()), row.reason()),
                            row.cells().stream()).toList()), StandardCharsets.UTF_8)));
                    return text.toString().getBytes(StandardCharsets.UTF_8);
                });
    }

    private static byte[] line(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            csv.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
