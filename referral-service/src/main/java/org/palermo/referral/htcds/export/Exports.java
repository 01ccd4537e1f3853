package org.palermo.referral.htcds.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.exchange.CaseFileExports;
import org.palermo.referral.casefile.exchange.ExportedCaseFile;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.imports.Run;
import org.palermo.referral.htcds.mapping.RowsFromCaseFiles;
import org.palermo.referral.htcds.standard.HtcdsStandard;

/// Writes case files in the formats of the standard, page by page. The competent authority exports the cases that it covers, the
/// administrator of an organisation the cases that it referred. An administrator's export reads with the rights of a system actor. The
/// audit records every export under the caller's name before a page is sent.
@ApplicationScoped
class Exports {
    private static final int PAGE = 100;

    private final CaseFileExports files;
    private final RowsFromCaseFiles rows;
    private final HtcdsStandard standard;
    private final Countries countries;

    Exports(CaseFileExports files, RowsFromCaseFiles rows, HtcdsStandard standard, Countries countries) {
        this.files = files;
        this.rows = rows;
        this.standard = standard;
        this.countries = countries;
    }

    /// @param within a country or a region, or null for all
    Multi<byte[]> of(Actor actor, FileFormat format, String within) {
        boolean authority = actor.has(Role.COMPETENT_AUTHORITY);
        List<String> regions = countries.all().stream()
                .flatMap(country -> country.regions().stream().map(Country.Region::code)
                        .filter(code -> within == null || within.equals(code) || within.equals(country.code())))
                .filter(code -> !authority || actor.covers(code))
                .toList();
        if (regions.isEmpty()) {
            throw within == null ? Problems.notFound() : Problems.invalid("within", "must be a country or region that you cover");
        }
        Actor reader = authority ? actor : new Actor(Run.ACTOR, actor.agency(), null, Set.of(), Set.of(), actor.request());
        Stream stream = new Stream(actor, reader, authority ? null : actor.agency(), regions.iterator(), writer(format));
        return Multi.createBy().repeating().uni(stream::next).whilst(chunk -> !stream.over).filter(chunk -> chunk.length > 0);
    }

    private FileWriter writer(FileFormat format) {
        try {
            return switch (format) {
                case XLSX -> new XlsxWriter(standard);
                case CSV -> new CsvWriter(standard);
                case XFORM -> new FormWriter(standard);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The progress of an export.
    private final class Stream {
        private final Actor actor;
        private final Actor reader;
        private final UUID sender;
        private final Iterator<String> regions;
        private final FileWriter writer;
        private String region;
        private Cursor after;
        private boolean begun;
        private boolean over;

        Stream(Actor actor, Actor reader, UUID sender, Iterator<String> regions, FileWriter writer) {
            this.actor = actor;
            this.reader = reader;
            this.sender = sender;
            this.regions = regions;
            this.writer = writer;
        }

        Uni<byte[]> next() {
            if (region == null) {
                return regions.hasNext() ? nextRegion() : Uni.createFrom().item(this::end);
            }
            return files.page(reader, region, sender, after, PAGE)
                    .call(page -> files.recorded(actor, page.stream().map(ExportedCaseFile::id).toList()))
                    .map(this::write);
        }

        private Uni<byte[]> nextRegion() {
            region = regions.next();
            after = Cursor.LATEST;
            return next();
        }

        /// The file header is sent together with the first page, so that a refused caller still gets an error.
        private byte[] write(List<ExportedCaseFile> page) {
            try {
                if (!begun) {
                    writer.begin();
                    begun = true;
                }
                for (ExportedCaseFile file : page) {
                    writer.row(rows.of(file));
                }
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (page.size() < PAGE) {
                region = null;
            } else {
                after = new Cursor(page.getLast().referredAt(), page.getLast().id());
            }
            return writer.written();
        }

        private byte[] end() {
            try {
                writer.end();
                over = true;
                return writer.written();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
