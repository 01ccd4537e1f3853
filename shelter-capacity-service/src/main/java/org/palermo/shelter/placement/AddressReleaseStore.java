package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;
import org.palermo.shelter.register.SealedAddresses;

@ApplicationScoped
class AddressReleaseStore {
    private static final String COLUMNS = "select id, placement, subject, purpose, released_at, expires_at, ended_at from address_release where placement = ?1";

    private final SealedAddresses addresses;

    AddressReleaseStore(SealedAddresses addresses) {
        this.addresses = addresses;
    }

    /// The address as it was read, and its shelter.
    record Released(UUID shelter, ReleasedAddressView view) {}

    Uni<Void> add(AddressReleaseView release, String by) {
        return Sql.execute("""
                        insert into address_release (id, placement, subject, purpose, released_at, released_by, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """, release.id(), release.placement(), release.subject(), release.purpose().name(), release.releasedAt(), by, release.expiresAt())
                .replaceWithVoid();
    }

    Uni<List<AddressReleaseView>> of(UUID placement) {
        return Sql.list(Object[].class, COLUMNS + " order by released_at, id", placement).map(rows -> rows.stream().map(AddressReleaseStore::view).toList());
    }

    Uni<Optional<AddressReleaseView>> find(UUID placement, UUID release) {
        return Sql.first(Object[].class, COLUMNS + " and id = ?2", placement, release).map(row -> row.map(AddressReleaseStore::view));
    }

    /// Ends the release once: the first time counts.
    Uni<Void> end(UUID release, Instant now) {
        return Sql.execute("update address_release set ended_at = ?2 where id = ?1 and ended_at is null", release, now).replaceWithVoid();
    }

    /// Always one statement, whichever condition fails, so that the time of a refusal reveals nothing.
    Uni<Optional<Released>> read(UUID placement, Instant now) {
        return Sql.first(Object[].class, "select shelter, sealed, wrapped, until from released_address(?1, ?2)", placement, now)
                .map(row -> row.map(this::released));
    }

    private Released released(Object[] r) {
        var address = addresses.open((UUID) r[0], (byte[]) r[2], (byte[]) r[1]);
        return new Released((UUID) r[0], new ReleasedAddressView(address.line1(), address.town(), address.postcode(), (Instant) r[3]));
    }

    private static AddressReleaseView view(Object[] r) {
        return new AddressReleaseView((UUID) r[0], (UUID) r[1], (UUID) r[2], ReleasePurpose.valueOf((String) r[3]), (Instant) r[4], (Instant) r[5], (Instant) r[6]);
    }
}
