package org.palermo.portal.desk.inspection.list;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.desk.Desk;
import org.palermo.portal.desk.document.FileSending;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// The form that sends a list of workplaces. The file waits on the disk until the service has it; Quarkus deletes it with the end of the
/// request.
@Path("/portal/desk/workplace-lists/new")
@Produces(MediaType.TEXT_HTML)
class ListUpload {
    private static final FileSending.Way WAY = new FileSending.Way("beginWorkplaceImport", "sendWorkplaceImportContent", "id");
    private static final String PURPOSE = "INSPECTION";
    private static final String LISTS = Desk.START + "/workplace-lists";
    private static final String ADDRESS = LISTS + "/new";
    private static final int MOST_OF_NAME = 200;
    /// The limit of the service.
    private static final long MOST = 20L << 20;
    private static final int REFUSED_AS_TOO_LARGE = 413;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance listNew(Frame frame, ListForm page);
    }

    private final FileSending sending;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final FailurePages failures;

    ListUpload(FileSending sending, Frames frames, Words words, CurrentReader reader, FailurePages failures) {
        this.sending = sending;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.failures = failures;
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
            Frame frame = frames.of(person).from(ADDRESS);
            Language language = frame.language();
            ListForm form = form(language, UUID.randomUUID().toString(), "", "");
            return busy ? shown(frame, form.failed(words.say(language, "beginWorkplaceImport.busy"), null))
                    : large ? shown(frame, form.wrong(null, words.say(language, "beginWorkplaceImport.file.large")))
                    : shown(frame, form);
        });
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Authenticated
    public Uni<RestResponse<String>> send(@RestForm("_key") String key, @RestForm String list, @RestForm String country, @RestForm FileUpload file) {
        if (key == null || !key.matches("[0-9a-f-]{36}")) {
            throw new BadRequestException();
        }
        return reader.get().chain(person -> {
            if (!sending.isOffered(person, WAY)) {
                return failures.page(Failure.FORBIDDEN);
            }
            Frame frame = frames.of(person).from(ADDRESS);
            ListForm form = form(frame.language(), key, list == null ? "" : list.strip(), country == null ? "" : country);
            Optional<FileUpload> sent = Optional.ofNullable(file).filter(one -> !one.fileName().isEmpty());
            ListForm checked = checked(frame.language(), form, sent);
            return checked.hasErrors() ? shown(frame, checked) : begin(person, frame, form, sent.orElseThrow());
        });
    }

    private ListForm checked(Language language, ListForm form, Optional<FileUpload> sent) {
        String name = form.list().isEmpty() ? words.say(language, "beginWorkplaceImport.list.missing")
                : form.list().length() > MOST_OF_NAME ? words.say(language, "beginWorkplaceImport.list.long") : null;
        String file = sent.isEmpty() ? words.say(language, "beginWorkplaceImport.file.missing")
                : sent.get().size() == 0 ? words.say(language, "beginWorkplaceImport.file.empty")
                : sent.get().size() > MOST ? words.say(language, "beginWorkplaceImport.file.large") : null;
        return form.wrong(name, file);
    }

    private Uni<RestResponse<String>> begin(SecurityIdentity person, Frame frame, ListForm form, FileUpload file) {
        JsonObject body = new JsonObject().put("list", form.list());
        form.countries().stream().filter(ListForm.Country::chosen).filter(one -> !one.code().isEmpty()).findFirst()
                .ifPresent(one -> body.put("country", one.code()));
        return sending.send(person, WAY, Map.of(), form.key(), body, file.uploadedFile(), file.size(), PURPOSE)
                .chain(sent -> sent.answer().isGood() ? Uni.createFrom().item(sending.done(LISTS + "/" + sent.id(), WAY))
                        : shown(frame, refused(frame.language(), form, sent.answer())));
    }

    private ListForm refused(Language language, ListForm form, ApiAnswer answer) {
        if (answer.status() == REFUSED_AS_TOO_LARGE) {
            return form.wrong(null, words.say(language, "beginWorkplaceImport.file.large"));
        }
        Optional<String> specific = answer.isAway() ? Optional.empty() : words.find(language, "problem." + answer.problem().replace(':', '.'));
        String general = answer.isAway() ? "problem.away" : "problem." + answer.status();
        return form.failed(specific.orElseGet(() -> words.find(language, general, "problem.other").orElseThrow()),
                specific.isEmpty() && !answer.isAway() ? answer.body().getString("detail") : null);
    }

    private static ListForm form(Language language, String key, String list, String country) {
        Collator order = Collator.getInstance(language.locale());
        List<ListForm.Country> countries = Arrays.stream(Locale.getISOCountries())
                .map(code -> new ListForm.Country(code, Locale.of("", code).getDisplayCountry(language.locale()), code.equals(country)))
                .sorted(Comparator.comparing(ListForm.Country::name, order)).toList();
        return new ListForm(ADDRESS, LISTS, key, list, countries, null, null, null, null);
    }

    private static Uni<RestResponse<String>> shown(Frame frame, ListForm form) {
        return form.isWrong() ? Pages.again(frame, Templates.listNew(frame, form)) : Pages.ok(frame, Templates.listNew(frame, form));
    }
}
