package org.palermo.portal.desk.inspection.list;

import static org.palermo.portal.desk.page.Desk.START;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.portal.api.ApiFiles;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Digits;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// The form that asks which statements a file has, and the file, which is passed on while it arrives.
@Path("/portal/desk/statement-files/export")
class StatementsFile {
    /// Those that have a register.
    static final List<String> REGIMES = List.of("UK", "AU");
    private static final String EXPORT = "exportStatements";
    private static final String ADDRESS = START + "/statement-files/export";
    /// The service has no file of the register.
    private static final int NONE = 404;
    private static final String YEAR = "20[1-9]\\d|2100";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance statementsFile(Frame frame, AskedStatements page);
    }

    private final ApiFiles files;
    private final Operations operations;
    private final Frames frames;
    private final Words words;
    private final CurrentReader reader;
    private final FailurePages failures;

    StatementsFile(ApiFiles files, Operations operations, Frames frames, Words words, CurrentReader reader, FailurePages failures) {
        this.files = files;
        this.operations = operations;
        this.frames = frames;
        this.words = words;
        this.reader = reader;
        this.failures = failures;
    }

    /// @param regime whose register; without it, the form
    /// @param year only statements of this year; may be empty
    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Authenticated
    public RestMulti<byte[]> file(@RestQuery String regime, @RestQuery String year) {
        return StreamedAnswer.of(reader.get().chain(person -> {
            if (operations.get(EXPORT).roles().stream().noneMatch(person::hasRole)) {
                return failures.page(Failure.FORBIDDEN).map(StreamedAnswer::page);
            }
            Frame frame = frames.of(person).from(ADDRESS);
            AskedStatements asked = asked(frame, regime, year == null ? "" : Digits.of(year.strip()));
            return regime == null || asked.isWrong() ? shown(frame, asked) : exported(person, frame, asked, regime);
        }));
    }

    private Uni<StreamedAnswer> exported(SecurityIdentity person, Frame frame, AskedStatements asked, String regime) {
        String year = asked.year();
        Map<String, String> query = new HashMap<>(Map.of("regime", regime));
        if (!year.isEmpty()) {
            query.put("year", year);
        }
        String name = "statements-" + regime.toLowerCase(Locale.ROOT) + (year.isEmpty() ? "" : "-" + year) + ".csv";
        return files.read(person, operations.get(EXPORT), Map.of(), query, "text/csv", "INSPECTION").chain(file -> file.status() == NONE
                ? shown(frame, asked.without(words.say(frame.language(), "exportStatements.none")))
                        : StreamedAnswer.csv(name, file, failures));
    }

    private AskedStatements asked(Frame frame, String regime, String year) {
        return new AskedStatements(ListImport.regimes(words, frame.language(), regime == null ? "" : regime), year,
                regime == null || REGIMES.contains(regime) ? null : words.say(frame.language(), "importStatements.regime.missing"),
                year.isEmpty() || year.matches(YEAR) ? null : words.say(frame.language(), "exportStatements.year.wrong"));
    }

    private static Uni<StreamedAnswer> shown(Frame frame, AskedStatements asked) {
        TemplateInstance page = Templates.statementsFile(frame, asked);
        return (asked.isWrong() ? Pages.again(frame, page) : Pages.ok(frame, page)).map(StreamedAnswer::page);
    }
}
