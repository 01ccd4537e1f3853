package org.palermo.portal.desk.inspection.list;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.desk.Digits;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// What the forms that send a list have in common: their words, which files they take, and why a service refused one.
@Singleton
class ListForms {
    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance listNew(Frame frame, ListForm page);
    }

    /// What the service takes of a list, in bytes. A form may have 40 MiB, so this page itself refuses a list between 36 and 40 MiB.
    static final long MOST = 36L << 20;
    private static final int REFUSED_AS_TOO_LARGE = 413;
    private static final int LONGEST_PART = 10;

    private final Words words;

    ListForms(Words words) {
        this.words = words;
    }

    /// A kind of list.
    ///
    /// @param name the key before its words, which is the operation that takes it
    /// @param address of the form
    /// @param back the page that leads to it
    /// @param endings of the names of files that are taken, with their dots, joined by commas
    /// @param most the limit of the service, in bytes
    record Kind(String name, String address, String back, String endings, long most) {}

    ListForm form(Language language, Kind kind, String key, ListForm.Field... fields) {
        return new ListForm(new ListForm.Said(say(language, kind, "title"), say(language, kind, "lead"), say(language, kind, "file"),
                say(language, kind, "file.help"), say(language, kind, "send")), kind.address(), kind.back(), key, List.of(fields),
                columns(language, kind), kind.endings(), null, null, null);
    }

    private ListForm.Columns columns(Language language, Kind kind) {
        ListColumns read = ListColumns.OF.get(kind.name());
        return new ListForm.Columns(words.say(language, read.heading()), words.say(language, read.heading() + ".lead"),
                read.said(words, language), read.example() == null ? null : ListExample.HOME + read.example().file());
    }

    ListForm.Field text(Language language, Kind kind, String name, String value) {
        return field(language, kind, name, value, List.of(), List.of());
    }

    ListForm.Field choice(Language language, Kind kind, String name, String value, List<ListForm.Option> options) {
        return field(language, kind, name, value, options, List.of());
    }

    /// @param value year, month and day as they were typed, joined by hyphens; or empty
    ListForm.Field day(Language language, Kind kind, String name, String value) {
        String[] typed = Arrays.copyOf(value.split("-", 3), 3);
        return field(language, kind, name, value, List.of(), List.of(
                new ListForm.Part(name + ".day", words.say(language, "date.day"), typed[2] == null ? "" : typed[2], 2),
                new ListForm.Part(name + ".month", words.say(language, "date.month"), typed[1] == null ? "" : typed[1], 2),
                new ListForm.Part(name + ".year", words.say(language, "date.year"), typed[0], 4)));
    }

    private ListForm.Field field(Language language, Kind kind, String name, String value, List<ListForm.Option> options,
            List<ListForm.Part> parts) {
        return new ListForm.Field(name, say(language, kind, name), words.find(language, kind.name() + "." + name + ".help").orElse(null),
                value, options, parts, null);
    }

    /// The form, with what was turned away before anything of it was read.
    ListForm said(Language language, Kind kind, ListForm form, boolean busy, boolean large) {
        return busy ? form.failed(words.say(language, "lists.busy"), null) : large ? form.wrong(say(language, kind, "file.large")) : form;
    }

    /// The form, with what is wrong with the file.
    ListForm checked(Language language, Kind kind, ListForm form, Optional<FileUpload> sent) {
        return form.wrong(sent.isEmpty() ? words.say(language, "lists.file.missing")
                : sent.get().size() == 0 ? words.say(language, "lists.file.empty")
                : sent.get().size() > kind.most() ? say(language, kind, "file.large")
                : !isTaken(kind, sent.get().fileName()) ? say(language, kind, "file.type") : null);
    }

    private static boolean isTaken(Kind kind, String name) {
        return Arrays.stream(kind.endings().split(",")).anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /// The form, with the reason of the service.
    ListForm refused(Language language, Kind kind, ListForm form, ApiAnswer answer) {
        if (answer.status() == REFUSED_AS_TOO_LARGE) {
            return form.wrong(say(language, kind, "file.large"));
        }
        Optional<String> specific = answer.isAway() ? Optional.empty()
                : words.find(language, "problem." + answer.problem().replace(':', '.'));
        String general = answer.isAway() ? "problem.away" : "problem." + answer.status();
        List<Optional<String>> said = answer.violations().stream().map(one -> words.violations().find(language, one.message())
                .map(what -> label(language, form, one.field()) + ": " + what)).toList();
        if (specific.isEmpty() && !said.isEmpty() && said.stream().allMatch(Optional::isPresent)) {
            return form.failed(said.stream().flatMap(Optional::stream).distinct().collect(Collectors.joining(" ")), null);
        }
        String english = answer.violations().stream().map(one -> one.field() + ": " + one.message()).collect(Collectors.joining("; "));
        return form.failed(specific.orElseGet(() -> words.find(language, general, "problem.other").orElseThrow()),
                specific.isPresent() || answer.isAway() ? null : english.isEmpty() ? answer.body().getString("detail") : english);
    }

    /// The label of a field of the form. Everything else that a service names is in the file.
    private String label(Language language, ListForm form, String field) {
        return form.fields().stream().filter(one -> one.name().equals(field)).map(ListForm.Field::label).findFirst()
                .orElseGet(() -> words.say(language, "lists.file"));
    }

    static Uni<RestResponse<String>> shown(Frame frame, ListForm form) {
        return form.isWrong() ? Pages.again(frame, Templates.listNew(frame, form)) : Pages.ok(frame, Templates.listNew(frame, form));
    }

    /// What was sent of a file; a browser sends an empty one where none was chosen.
    static Optional<FileUpload> sent(FileUpload file) {
        return Optional.ofNullable(file).filter(one -> !one.fileName().isEmpty());
    }

    /// A part of a day as it was typed, in the digits of the services.
    static String part(String typed) {
        String read = typed == null ? "" : Digits.of(typed.strip()).replace("-", "");
        return read.substring(0, Math.min(read.length(), LONGEST_PART));
    }

    private String say(Language language, Kind kind, String what) {
        return words.say(language, kind.name() + "." + what);
    }
}
