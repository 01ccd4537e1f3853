package org.palermo.portal.desk.inspection.list;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;

/// The page of an import, to which the form leads. When the import is no longer kept, it leads back to the form.
@Path("/portal/desk/{lists:supply-link-lists|statement-files}/imports/{import}/progress")
class ImportPage {
    private final RunningImports courses;
    private final ImportedPages imported;
    private final Frames frames;
    private final CurrentReader reader;

    ImportPage(RunningImports courses, ImportedPages imported, Frames frames, CurrentReader reader) {
        this.courses = courses;
        this.imported = imported;
        this.frames = frames;
        this.reader = reader;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> page(@RestPath String lists, @RestPath("import") UUID id) {
        ListForms.Kind kind = ListImport.kind(lists);
        return StreamedAnswer.of(reader.get().chain(person -> courses.find(person, id).map(found -> {
            if (found.isEmpty()) {
                return StreamedAnswer.elsewhere(kind.address());
            }
            Frame frame = frames.of(person).from(ListImport.page(kind, id));
            return StreamedAnswer.growing(imported.page(frame, kind, courses.watch(person, id)));
        })));
    }
}
