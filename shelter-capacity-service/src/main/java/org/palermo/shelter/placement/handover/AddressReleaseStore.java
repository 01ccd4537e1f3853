package org.palermo.shelter.placement.handover;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.register.address.SealedAddresses;

@ApplicationScoped
class AddressReleaseStore {
    private static final String COLUMNS =
            "select id, placement, subject, purpose, released_at, expires_at, ended_at from address_release where placement = $1";
    private static final Query<AddressRelease> OF_PLACEMENT = Query.of(AddressRelease.class, COLUMNS + " order by released_at, id");
    private static final Query<AddressRelease> ONE_OF_PLACEMENT = Query.of(AddressRelease.class, COLUMNS + " and id = $2");
    private static final Change ADD = Change.of("""
            insert into address_release (id, placement, subject, purpose, released_at, released_by, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """);
    private static final Change END = Change.of("update address_release set ended_at = $2 where id = $1 and ended_at is null");
    private static final Query<SealedAddress> RELEASED =
            Query.of(SealedAddress.class, "select shelter, sealed, wrapped, until from released_address($1, $2)");

    private final SealedAddresses addresses;

    AddressReleaseStore(SealedAddresses addresses) {
        this.addresses = addresses;
    }

    /// The address as it was read, and its shelter.
    record Released(UUID shelter, ReleasedAddressView view) {}

    @RegisterForReflection
    private record SealedAddress(UUID shelter, byte[] sealed, byte[] wrapped, Instant until) {}

    Uni<Void> add(AddressRelease release, String by) {
        return ADD.execute(release.id(), release.placement(), release.subject(), release.purpose(),
                        release.releasedAt(), by, release.expiresAt())
                .replaceWithVoid();
    }

    Uni<List<AddressRelease>> of(UUID placement) {
        return OF_PLACEMENT.list(placement);
    }

    Uni<Optional<AddressRelease>> find(UUID placement, UUID release) {
        return ONE_OF_PLACEMENT.first(placement, release);
    }

    /// Ends the release once: the first time counts.
    Uni<Void> end(UUID release, Instant now) {
        return END.execute(release, now).replaceWithVoid();
    }

    /// Always one statement, whichever condition fails, so that the time of a refusal reveals nothing.
    Uni<Optional<Released>> read(UUID placement, Instant now) {
        return RELEASED.first(placement, now).map(row -> row.map(this::released));
    }

    private Released released(SealedAddress row) {
        var address = addresses.open(row.shelter(), row.wrapped(), row.sealed());
        return new Released(row.shelter(), new ReleasedAddressView(address.line1(), address.town(), address.postcode(), row.until()));
    }
}
