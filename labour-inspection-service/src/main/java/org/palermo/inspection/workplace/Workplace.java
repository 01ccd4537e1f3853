package org.palermo.inspection.workplace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;

@Entity
@Table(name = "workplace")
class Workplace {
    private static final int REFERENCE_BITS = 60;

    @Id
    UUID id;

    String reference;

    @Enumerated(EnumType.STRING)
    WorkplaceKind kind;

    String name;
    String country;
    String address;
    String sector;

    @Column(name = "sector_listed")
    String sectorListed;

    BigDecimal latitude;
    BigDecimal longitude;
    Integer workers;

    @Column(name = "women_share")
    BigDecimal womenShare;

    @Column(name = "os_id")
    String osId;

    @Column(name = "match_key")
    String matchKey;

    @Column(name = "name_key")
    String nameKey;

    @Column(name = "near_name")
    String nearName;

    @Column(name = "near_address")
    String nearAddress;

    /// The sealed name, address and coordinates of a private household; their own columns are then null.
    byte[] sealed;

    @Transient
    Household household;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    int version;

    Workplace() {}

    private Workplace(WorkplaceKind kind, Likeness.Place place, Instant now) {
        this.id = Ids.next();
        this.reference = "W-" + Reference.random(REFERENCE_BITS);
        this.kind = kind;
        this.name = place.name();
        this.country = place.country();
        this.address = place.address();
        this.matchKey = Likeness.matchKey(country, name, address);
        this.nameKey = Likeness.nameKey(country, name);
        this.nearName = Likeness.nearName(country, name);
        this.nearAddress = Likeness.nearAddress(country, address);
        this.createdAt = now;
    }

    /// Makes this a private household: moves name, address and coordinates out of their columns into `household`, and replaces the
    /// comparison keys, which could be guessed, by keyed hashes.
    Workplace hidden(UnaryOperator<String> keyed) {
        household = new Household(name, address, latitude, longitude);
        name = null;
        address = null;
        latitude = null;
        longitude = null;
        matchKey = keyed.apply(matchKey);
        nameKey = keyed.apply(nameKey);
        nearName = keyed.apply(nearName);
        nearAddress = keyed.apply(nearAddress);
        return this;
    }

    boolean isHousehold() {
        return kind == WorkplaceKind.PRIVATE_HOUSEHOLD;
    }

    /// The name; null for a household that was not opened or whose key was destroyed.
    String name() {
        return household == null ? name : household.name();
    }

    String address() {
        return household == null ? address : household.address();
    }

    BigDecimal latitude() {
        return household == null ? latitude : household.latitude();
    }

    BigDecimal longitude() {
        return household == null ? longitude : household.longitude();
    }

    /// A workplace from a published list. It is recorded as an establishment, because a list does not say what kind it is.
    static Workplace listed(ListedRow row, Instant now) {
        Workplace workplace = new Workplace(WorkplaceKind.ESTABLISHMENT, row.place(), now);
        workplace.sector = row.sector();
        workplace.sectorListed = row.sector().equals(row.sectorListed()) ? null : row.sectorListed();
        workplace.at(row.coordinates());
        workplace.workers = row.workers();
        workplace.womenShare = row.womenShare();
        workplace.osId = row.osId();
        return workplace;
    }

    /// A workplace that an inspector registers. A household or an informal workplace without an address is never the same as another
    /// one, because its name alone does not identify it.
    static Workplace registered(RegisterWorkplace command, String sector, String osId, Instant now) {
        Workplace workplace = new Workplace(command.kind(), command.place(), now);
        workplace.sector = sector;
        workplace.at(command.coordinates());
        workplace.workers = command.workers();
        workplace.osId = osId;
        boolean nameless = command.kind() == WorkplaceKind.PRIVATE_HOUSEHOLD || command.kind() == WorkplaceKind.INFORMAL;
        if (nameless && workplace.nearAddress == null) {
            workplace.matchKey = workplace.id.toString();
        }
        return workplace;
    }

    /// Whether {@link Likeness} must compare the two in detail: they have the same name without legal forms, or the same words in the
    /// address.
    boolean mayBe(Workplace other) {
        return !id.equals(other.id) && (nearName.equals(other.nearName) || nearAddress != null && nearAddress.equals(other.nearAddress));
    }

    Likeness.Place place() {
        return new Likeness.Place(country, name(), address());
    }

    private void at(Coordinates point) {
        latitude = point == null ? null : point.latitude();
        longitude = point == null ? null : point.longitude();
    }
}
