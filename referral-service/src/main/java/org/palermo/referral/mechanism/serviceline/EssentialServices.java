package org.palermo.referral.mechanism.serviceline;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.sql.QueryBounds;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.mechanism.status.CategoryChange;
import org.palermo.referral.mechanism.status.MechanismStatus;
import org.palermo.referral.mechanism.status.ServedStore;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profiles;

/// Notifies the ministry when a change leaves a region without an essential category, with less of it, or with it again, and when any other
/// required category loses its last service or gets its first (A/75/289, 25-27, 53a). Runs in the transaction of the change, so that no
/// change is without its notice.
@ApplicationScoped
class EssentialServices {
    private final Countries countries;
    private final Profiles profiles;
    private final ServedStore served;
    private final Notices notices;

    EssentialServices(Countries countries, Profiles profiles, ServedStore served, Notices notices) {
        this.countries = countries;
        this.profiles = profiles;
        this.served = served;
        this.notices = notices;
    }

    /// Changes lines of one country while nobody else changes them, and notifies of the effects.
    ///
    /// @param change makes the change and returns the changed lines
    Uni<List<ServiceLineView>> watch(String countryCode, Supplier<Uni<List<ServiceLineView>>> change) {
        Country country = countries.require("country", countryCode);
        return served.lock(country.code())
                .chain(() -> latest(country))
                .flatMap(before -> change.get()
                        .call(lines -> latest(country).flatMap(after -> tell(country, before.changesTo(after), lines))));
    }

    /// Reads the last recorded states, not those at the time of this transaction: an earlier change may come from a transaction that
    /// started later.
    private Uni<MechanismStatus> latest(Country country) {
        return served.at(country, QueryBounds.LATEST)
                .map(found -> MechanismStatus.of(country, profiles.of(country), QueryBounds.LATEST, found));
    }

    private Uni<Void> tell(Country country, List<CategoryChange> changes, List<ServiceLineView> lines) {
        Profile profile = profiles.of(country);
        return Multi.createFrom().iterable(changes)
                .onItem().transformToUniAndConcatenate(change -> change.notice(profile)
                        .map(notice -> tell(change, notice, cause(change, lines))).orElseGet(() -> Uni.createFrom().voidItem()))
                .collect().last().replaceWithVoid();
    }

    /// The line to which a notice refers.
    private static UUID cause(CategoryChange change, List<ServiceLineView> lines) {
        return lines.stream()
                .filter(line -> line.category() == change.category() && (line.national() || line.regions().contains(change.region())))
                .map(ServiceLineView::id)
                .findFirst().orElseThrow();
    }

    private Uni<Void> tell(CategoryChange change, String notice, UUID line) {
        return notices.tellRole(Role.MECHANISM_ADMINISTRATOR, change.region(), notice, line, change.reference())
                .chain(() -> notices.tellRole(Role.COMPETENT_AUTHORITY, change.region(), notice, line, change.reference()));
    }
}
