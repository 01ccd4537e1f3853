package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.breakglass.BreakGlassLimits;
import org.palermo.kernel.breakglass.OpenableRecord;
import org.palermo.kernel.breakglass.OpenableRecords;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profiles;

/// Break-glass access to case files, found by their reference, whichever organisation they belong to.
@ApplicationScoped
class BreakGlassCaseFiles implements OpenableRecords {
    private static final Query<FileRow> TO_OPEN = Query.of(FileRow.class,
            "select id, reference, owner, country, region from case_file_to_open(cast($1 as uuid), $2)");

    private final CaseFileReads reads;
    private final Countries countries;
    private final Profiles profiles;

    BreakGlassCaseFiles(CaseFileReads reads, Countries countries, Profiles profiles) {
        this.reads = reads;
        this.countries = countries;
        this.profiles = profiles;
    }

    @RegisterForReflection
    private record FileRow(UUID id, String reference, UUID owner, String country, String region) {}

    @Override
    public String kind() {
        return CaseFiles.KIND;
    }

    @Override
    public int longestMinutes() {
        return countries.all().stream().mapToInt(country -> profiles.of(country).breakGlass().maxMinutes()).max().orElseThrow();
    }

    /// The largest limits of the countries in which the actor acts. If there is no such country, the smallest limits of all countries.
    @Override
    public BreakGlassLimits limits(Actor actor) {
        Comparator<Profile.BreakGlass> byDay = Comparator.comparingInt(Profile.BreakGlass::perDay);
        Profile.BreakGlass limits = countries.all().stream().filter(country -> actor.actsIn(country.code()))
                .map(country -> profiles.of(country).breakGlass()).max(byDay)
                .orElseGet(() -> countries.all().stream().map(country -> profiles.of(country).breakGlass()).min(byDay).orElseThrow());
        return new BreakGlassLimits(limits.maxOpen(), limits.perDay(), limits.approvedOpen(), limits.approvedPerDay(),
                limits.approvalHours());
    }

    @Override
    public Uni<Optional<OpenableRecord>> find(UUID id, String reference) {
        return TO_OPEN.first(id, reference)
                .map(row -> row.map(file -> new OpenableRecord(
                        file.id(), file.reference(), file.owner(), file.country(), file.region(), maxMinutes(file.country()))));
    }

    @Override
    public Uni<Boolean> isSeen(Actor actor, UUID id) {
        return reads.seen(actor, id).map(file -> file != null);
    }

    private int maxMinutes(String country) {
        return profiles.of(countries.require("country", country)).breakGlass().maxMinutes();
    }
}
