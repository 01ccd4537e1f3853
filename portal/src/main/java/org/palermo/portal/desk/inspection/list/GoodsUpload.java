package org.palermo.portal.desk.inspection.list;

import static org.palermo.portal.desk.page.Desk.START;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.document.FileSending;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The form that loads an edition of the list of goods. The service takes the whole file or nothing, and the same edition once.
@Path("/portal/desk/goods-editions/new")
@Produces(MediaType.TEXT_HTML)
class GoodsUpload {
    private static final String LOAD = "importGoods";
    private static final String EDITIONS = START + "/goods-editions";
    private static final ListForms.Kind KIND = new ListForms.Kind(LOAD, EDITIONS + "/new", EDITIONS, ".xml", 2L << 20);
    /// One operation takes the particulars and the file.
    private static final FileSending.Way WAY = new FileSending.Way(LOAD, LOAD, "");
    private static final String EDITION = "[A-Za-z0-9][A-Za-z0-9 .-]{0,59}";
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int MOST_OF_SOURCE = 300;

    private final ApiFiles files;
    private final Operations operations;
    private final FileSending sending;
    private final ListForms forms;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final FailurePages failures;

    GoodsUpload(ApiFiles files, Operations operations, FileSending sending, ListForms forms, Frames frames, Words words,
            CurrentReader reader, FailurePages failures) {
        this.files = files;
        this.operations = operations;
        this.sending = sending;
        this.forms = forms;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.failures = failures;
    }

    /// What was typed.
    ///
    /// @param publishedOn year, month and day joined by hyphens
    private record Typed(String edition, String publishedOn, String source) {
        static final Typed NOTHING = new Typed("", "", "");

        static Typed of(String edition, String day, String month, String year, String source) {
            return new Typed(edition == null ? "" : edition.strip(),
                    ListForms.part(year) + "-" + ListForms.part(month) + "-" + ListForms.part(day), source == null ? "" : source.strip());
        }

        Optional<LocalDate> day() {
            String[] parts = publishedOn.split("-", -1);
            try {
                return publishedOn.matches("\\d{4}-\\d{1,2}-\\d{1,2}")
                        ? Optional.of(LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                        : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /// @param busy whether a file was turned away because too many are being sent
    /// @param large whether a file was turned away because of its size, before anything was read
    @GET
    @Authenticated
    public Uni<RestResponse<String>> form(@RestQuery boolean busy, @RestQuery boolean large) {
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(KIND.address());
            return ListForms.shown(frame, forms.said(frame.language(), KIND, form(frame.language(), Typed.NOTHING, false), busy, large));
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(@RestForm String edition, @RestForm("publishedOn.day") String day,
            @RestForm("publishedOn.month") String month, @RestForm("publishedOn.year") String year, @RestForm String source,
            @RestForm FileUpload file) {
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(KIND.address());
            Typed typed = Typed.of(edition, day, month, year, source);
            Optional<FileUpload> sent = ListForms.sent(file);
            ListForm checked = forms.checked(frame.language(), KIND, form(frame.language(), typed, true), sent);
            return checked.hasErrors() ? ListForms.shown(frame, checked) : load(person, frame, checked, typed, sent.orElseThrow());
        });
    }

    private Uni<RestResponse<String>> load(SecurityIdentity person, Frame frame, ListForm form, Typed typed, FileUpload file) {
        Map<String, String> query =
                Map.of("edition", typed.edition(), "publishedOn", typed.day().orElseThrow().toString(), "source", typed.source());
        return files.send(person, operations.get(LOAD), Map.of(), query, file.uploadedFile(), file.size(), "INSPECTION")
                .chain(answer -> answer.isGood() ? Uni.createFrom().item(sending.done(EDITIONS, WAY))
                        : ListForms.shown(frame, forms.refused(frame.language(), KIND, form, answer)));
    }

    /// @param checked whether to say what is wrong
    private ListForm form(Language language, Typed typed, boolean checked) {
        String edition = typed.edition().matches(EDITION) ? null : words.say(language, "importGoods.edition.wrong");
        String day = typed.day().isEmpty()
                ? words.say(language, "error.date", Map.of("label", words.say(language, "importGoods.publishedOn")))
                : typed.day().get().isBefore(EARLIEST) || typed.day().get().isAfter(LocalDate.now())
                ? words.say(language, "importGoods.publishedOn.wrong") : null;
        String source = typed.source().isEmpty() || typed.source().length() > MOST_OF_SOURCE
                ? words.say(language, "importGoods.source.wrong") : null;
        return forms.form(language, KIND, "", forms.text(language, KIND, "edition", typed.edition()).wrong(checked ? edition : null),
                forms.day(language, KIND, "publishedOn", typed.publishedOn()).wrong(checked ? day : null),
                forms.text(language, KIND, "source", typed.source()).wrong(checked ? source : null));
    }
}
